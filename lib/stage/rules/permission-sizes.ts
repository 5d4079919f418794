import { LONGEST_KEY_ARN, longestTableArn } from '../../access/longest-arns';
import type { PartialStage } from '../partial-stage';
import type { PermissionSize } from '../../access/policy-groups';
import { rowScope } from '../../access/row-scope';
import { tableConstructId } from '../construct-ids';
import { sum } from '../sum';
import type { PartialConnector, PartialTable, PartialWorkload } from './rule';

/** The most characters of a statement without its resources, with names as long as they can be. */
export const STATEMENT = {
  everybodysItems: 215,
  isolatedItems: 390,
  consumersItems: 425,
  indexes: 270,
  key: 385,
  logs: 165,
  tableNames: 120,
  revocation: 390,
} as const;

/** Of a resource: its quotes, and the comma after it. */
const AROUND = 3;

/** Of the ARN of a log group. */
const LONGEST_LOG_GROUP = 315;

/** A character of a tenant's ID stands in the revocation once, and in its statement ID as three. */
const CHARACTERS_OF_TENANT_ID = 4;

/** Of what signed-in users may do with the tables. */
export function itemSizes(stage: PartialStage): PermissionSize[] {
  return Object.entries(stage.tables ?? {}).flatMap(([id, table]) => {
    const rows = rowScope(table?.rows);
    const actions = [...(table?.actions ?? [])].sort();
    const kind = JSON.stringify([actions, rows]);
    const statement =
      typeof rows === 'object' ? STATEMENT.isolatedItems : STATEMENT.everybodysItems;
    return [
      { kind, statement, resource: tableCharacters(stage, id) },
      ...keySizes(table, JSON.stringify(actions)),
    ];
  });
}

/** Of the revocations of sessions. */
export function revocationSizes({ sessions, tenants = {} }: PartialStage): PermissionSize[] {
  const ofTenants = Object.entries(tenants).flatMap(([id, tenant]) =>
    tenant?.revokeIssuedBefore === undefined
      ? []
      : [revocation(id, CHARACTERS_OF_TENANT_ID * id.length)],
  );
  return sessions?.revokeIssuedBefore === undefined ? ofTenants : [...ofTenants, revocation('', 0)];
}

function revocation(kind: string, ofTenant: number): PermissionSize {
  return { kind, statement: STATEMENT.revocation + ofTenant, resource: '"*",'.length };
}

/** Of what a workload may do. */
export function workloadSizes(
  stage: PartialStage,
  workload: PartialWorkload | undefined,
): PermissionSize[] {
  const ofTables = Object.entries(workload?.tables ?? {}).flatMap(([id, grant = '']) => {
    const table = stage.tables?.[id];
    const resource = tableCharacters(stage, id);
    const names = grant === 'write' ? [] : Object.keys(table?.indexes ?? {});
    return [
      { kind: grant, statement: STATEMENT.consumersItems, resource },
      ...names.map((name) => ({
        kind: `indexes ${grant}`,
        statement: STATEMENT.indexes,
        resource: resource + '/index/'.length + name.length,
      })),
      ...keySizes(table, grant),
    ];
  });
  const logs = { kind: 'logs', statement: STATEMENT.logs, resource: LONGEST_LOG_GROUP };
  return workload?.runsOn === 'lambda' ? [logs, ...ofTables] : ofTables;
}

/** Of what a connector may do. */
export function connectorSizes(
  stage: PartialStage,
  { tables: ids = [], sourceIps, expires, listTables }: PartialConnector,
): PermissionSize[] {
  const inTime = expires === undefined ? 0 : CONDITION.expires;
  const limits = inTime + charactersOfRanges(sourceIps);
  const ofTables = ids.flatMap((id = '') => [
    {
      kind: 'items',
      statement: STATEMENT.consumersItems + limits,
      resource: tableCharacters(stage, id),
    },
    ...keySizes(stage.tables?.[id], '', inTime),
  ]);
  const names = { kind: 'names', statement: STATEMENT.tableNames + limits, resource: 0 };
  return listTables === true ? [names, ...ofTables] : ofTables;
}

/** What the conditions add to a statement: `IpAddress` without its ranges, and `DateLessThan`. */
export const CONDITION = { ranges: 60, expires: 80 } as const;

/** Of ranges in JSON, with their condition. */
export function charactersOfRanges(ranges: PartialConnector['sourceIps']): number {
  if (ranges === undefined) return 0;
  return CONDITION.ranges + sum(ranges.map((range = '') => range.length + AROUND));
}

/** Of the customer-managed key of a table; nothing where it has none. */
function keySizes(table: PartialTable | undefined, uses: string, conditions = 0): PermissionSize[] {
  const { encryption } = table ?? {};
  if (encryption !== 'customerManaged' && typeof encryption !== 'object') return [];
  const statement = STATEMENT.key + conditions;
  return [{ kind: `key ${uses}`, statement, resource: LONGEST_KEY_ARN.length + AROUND }];
}

/** Of the ARN of a table as a resource. */
export function tableCharacters({ stackName, tables }: PartialStage, id: string): number {
  const tableName = tables?.[id]?.tableName;
  return longestTableArn({ tableName, stackName, logicalId: tableConstructId(id) }).length + AROUND;
}
