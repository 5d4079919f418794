import { tableNameIn } from '../../lib/aws/table-arn';
import { tableConstructId } from '../../lib/stage/construct-ids';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import type { Table } from '../template-access/tables/tables';
import { reference } from '../template-access/template/template-text';

/** The existing tables of a stage as the report shows them, because the template has no resource for them. */
export function existingTables({ tables }: StageConfig): readonly Table[] {
  return Object.entries(tables).flatMap(([id, { existing, ...options }]) =>
    existing === undefined ? [] : [reportable(tableConstructId(id), existing, options)],
  );
}

function reportable(
  id: string,
  existing: NonNullable<TableOptions['existing']>,
  { partitionKey, sortKey, indexes }: Omit<TableOptions, 'existing'>,
): Table {
  const name = 'tableName' in existing ? existing.tableName : tableNameIn(existing.tableArn);
  const arn = 'tableName' in existing ? arnOf(name) : existing.tableArn;
  return {
    id,
    isExisting: true,
    at: { resource: id, property: '' },
    name,
    arn,
    streamArn: `${arn}/stream/${reference(`${id}.StreamLabel`)}`,
    partitionKey: partitionKey.name,
    sortKey: sortKey?.name,
    indexes: Object.keys(indexes),
    keys: keysOf(id, existing),
    resourcePolicies: [],
  };
}

/** The key of the stack is a resource of the template. */
function keysOf(
  id: string,
  { keyArn, stackKey = false }: NonNullable<TableOptions['existing']>,
): readonly string[] {
  if (stackKey) return [reference(`${id}Key.Arn`)];
  return keyArn === undefined ? [] : [keyArn];
}

/** As the template writes it for a table in the account and Region of the stack. */
function arnOf(name: string): string {
  const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((place) =>
    reference(`AWS::${place}`),
  );
  return `arn:${partition}:dynamodb:${region}:${account}:table/${name}`;
}
