import {
  DescribeTableCommand,
  type AttributeDefinition,
  type KeySchemaElement,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { withErrorAdvice } from '../../sdk/error-advice';

type Described = Pick<
  TableDescription,
  'KeySchema' | 'AttributeDefinitions' | 'GlobalSecondaryIndexes' | 'SSEDescription'
>;

/**
 * Asserts that existing tables have the keys, indexes and KMS keys of the stage file. Row isolation compares the partition
 * key of a table, so that on another one it would not isolate the items of users.
 *
 * @throws {Error} listing every difference
 */
export async function assertExistingTables(
  { tables }: Pick<StageConfig, 'tables'>,
  client: DynamoDBDocumentClient,
): Promise<void> {
  const differences: string[] = [];
  for (const [id, options] of Object.entries(tables)) {
    if (options.existing === undefined) continue;
    const TableName = nameOrArn(options.existing);
    const { Table = {} } = await withErrorAdvice(`DescribeTable ${TableName}`, () =>
      client.send(new DescribeTableCommand({ TableName })),
    );
    differences.push(...tableDifferences(`tables.${id}`, options, Table));
  }
  if (differences.length === 0) return;
  throw new Error(
    `Existing tables differ from the stage file:\n${differences.join('\n')}\nCorrect the stage file and deploy it: row isolation depends on the partition key.`,
  );
}

/** DescribeTable takes both. Source: DynamoDB API reference, DescribeTable. */
function nameOrArn(existing: NonNullable<TableOptions['existing']>): string {
  return 'tableName' in existing ? existing.tableName : existing.tableArn;
}

/** What the stage file says of an existing table and DescribeTable does not. */
export function tableDifferences(
  path: string,
  options: Pick<TableOptions, 'existing' | 'partitionKey' | 'sortKey' | 'indexes'>,
  table: Described,
): readonly string[] {
  const { AttributeDefinitions: attributes } = table;
  const { keyArn } = options.existing ?? {};
  const usedKey = table.SSEDescription?.KMSMasterKeyArn;
  const ofIndexes = Object.entries(options.indexes).flatMap(([name, index]) => {
    const found = table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === name);
    return found
      ? keyDifferences(`${path}.indexes.${name}`, index, found.KeySchema, attributes)
      : [`  ${path}.indexes.${name}: the table has no such index`];
  });
  return [
    ...keyDifferences(path, options, table.KeySchema, attributes),
    ...ofIndexes,
    // Without keyArn, the key may be the AWS managed one.
    ...(keyArn === undefined || keyArn === usedKey
      ? []
      : [difference(`${path}.existing.keyArn`, keyArn, usedKey ?? NONE)]),
  ];
}

const KEY_TYPES = { partitionKey: 'HASH', sortKey: 'RANGE' } as const;

function keyDifferences(
  path: string,
  declared: Pick<TableOptions, 'partitionKey' | 'sortKey'>,
  schema: readonly KeySchemaElement[] = [],
  attributes: readonly AttributeDefinition[] = [],
): readonly string[] {
  return (['partitionKey', 'sortKey'] as const).flatMap((role) => {
    const name = schema.find(({ KeyType }) => KeyType === KEY_TYPES[role])?.AttributeName;
    const type = attributes.find((one) => one.AttributeName === name)?.AttributeType;
    const found = name === undefined ? NONE : `${name} (${typeWord(type)})`;
    const key = declared[role];
    const expected = key ? `${key.name} (${key.type})` : NONE;
    return found === expected ? [] : [difference(`${path}.${role}`, expected, found)];
  });
}

const NONE = 'none';

const TYPE_WORDS: Readonly<Record<string, string>> = { S: 'string', N: 'number', B: 'binary' };

function typeWord(type = ''): string {
  return TYPE_WORDS[type] ?? `type ${type}`;
}

function difference(place: string, declared: string, found: string): string {
  return `  ${place}: ${declared} in the stage file, ${found} in the table`;
}
