import { isDeepStrictEqual } from 'node:util';
import type { DynamoDBClient, TableDescription } from '@aws-sdk/client-dynamodb';
import { tableNameIn } from '../../../lib/aws/table-arn';
import { tableDescription } from '../live-table';

/** A table to copy from or into. */
export interface CopyTable {
  readonly tableName: string;
  /** Another table of the same name has another ID. */
  readonly tableId: string;
  /** The names of the partition key and the sort key. */
  readonly keys: readonly [string, ...string[]];
  /** What it was restored from, and when; undefined if DynamoDB does not tell. */
  readonly restored: string | undefined;
}

/** The restored table and the live one. */
export interface CopyTables {
  readonly from: CopyTable;
  readonly to: CopyTable;
}

/**
 * Reads the tables of a copy.
 *
 * @throws {Error} unless both are ready, different, and have the same key
 */
export async function copyTables(
  client: DynamoDBClient,
  restored: string,
  live: string,
): Promise<CopyTables> {
  if (restored === live) throw new Error(`${restored} is the live table itself.`);
  const [from, to] = await Promise.all([ready(client, restored), ready(client, live)]);
  if (!isDeepStrictEqual(primaryKey(from), primaryKey(to))) {
    throw new Error(
      `${restored} has the key ${words(from)}; ${live} has ${words(to)}. Nothing was copied.`,
    );
  }
  return { from: described(from), to: described(to) };
}

async function ready(client: DynamoDBClient, name: string): Promise<TableDescription> {
  const table = await tableDescription(client, name);
  if (!table) throw new Error(`There is no table ${name} in the account and Region of the stack.`);
  // A table whose settings change can be read and written.
  if (/^(ACTIVE|UPDATING)$/.test(table.TableStatus ?? '')) return table;
  throw new Error(
    `The table ${name} is ${String(table.TableStatus)}. Run the command again later.`,
  );
}

/** Name and type of each part of the primary key, the partition key first. */
function primaryKey({ KeySchema = [], AttributeDefinitions = [] }: TableDescription) {
  const parts = ['HASH', 'RANGE'].flatMap((type) =>
    KeySchema.filter(({ KeyType }) => KeyType === type),
  );
  return parts.map(({ AttributeName = '' }) => {
    const definition = AttributeDefinitions.find((one) => one.AttributeName === AttributeName);
    return { name: AttributeName, type: definition?.AttributeType };
  });
}

function words(table: TableDescription): string {
  return primaryKey(table)
    .map(({ name, type }) => `${name} (${String(type)})`)
    .join(', ');
}

function described(table: TableDescription): CopyTable {
  const { TableName: tableName = '', TableId: tableId = '', RestoreSummary } = table;
  const [partitionKey = '', ...others] = primaryKey(table).map(({ name }) => name);
  const { SourceTableArn, RestoreDateTime } = RestoreSummary ?? {};
  const restored =
    SourceTableArn === undefined
      ? undefined
      : `${tableNameIn(SourceTableArn)} as of ${RestoreDateTime?.toISOString() ?? 'an unknown time'}`;
  return { tableName, tableId, keys: [partitionKey, ...others], restored };
}
