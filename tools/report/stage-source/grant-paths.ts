import { tenantConstructId } from '../../../lib/access/role-names';
import {
  BACKUP_CONSTRUCT_ID,
  connectorConstructId,
  workloadConstructId,
} from '../../../lib/stage/construct-ids';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import type { Path } from '../../../lib/stage/validation-error';
import type { StatementGrant } from '../../template-access/grants/grants';
import { groupOf, tablesOf } from './resource-paths';

/** The keys of the stage file that define a grant of a principal, which is its logical ID. */
export function pathsOfGrant(
  stage: StageConfig,
  principal: string,
  grant: StatementGrant,
): readonly Path[] {
  const tables = tablesOfGrant(stage, grant);
  const workload = Object.keys(stage.workloads).find((id) => workloadConstructId(id) === principal);
  if (workload !== undefined) {
    return tables.map((table) => ['workloads', workload, 'tables', table]);
  }
  const connector = Object.keys(stage.connectors).find((id) =>
    [connectorConstructId(id), `${connectorConstructId(id)}User`].includes(principal),
  );
  if (connector !== undefined) return pathsOfConnectorGrant(stage, connector, tables);
  if (principal === `${BACKUP_CONSTRUCT_ID}Role`) return [['backup']];
  if (grant.statement.effect === 'Deny') return pathsOfRevocation(stage, grant);
  const group = groupOf(stage, principal);
  // The role of a group also has the policies of the authenticated role.
  const isOfGroup =
    group !== undefined && grant.statement.at.resource.startsWith(`${principal}Policy`);
  return tables.flatMap((table) =>
    pathsOfUserGrant(stage, table, grant, isOfGroup ? group : undefined),
  );
}

function pathsOfConnectorGrant(
  stage: StageConfig,
  id: string,
  tables: readonly string[],
): readonly Path[] {
  const own: Path = ['connectors', id];
  if (tables.length === 0) return [[...own, 'listTables']];
  const all = stage.connectors[id]?.tables ?? [];
  return [[...own, 'purpose'], ...tables.map((table) => [...own, 'tables', all.indexOf(table)])];
}

function pathsOfRevocation(
  { tenants }: StageConfig,
  { statement: { sid } }: StatementGrant,
): readonly Path[] {
  const tenant = Object.keys(tenants).find(
    (id) => sid === `RevokeSessionsOf${tenantConstructId(id)}`,
  );
  return tenant === undefined
    ? [['sessions', 'revokeIssuedBefore']]
    : [['tenants', tenant, 'revokeIssuedBefore']];
}

/** @param group the group of whose grant it is; undefined for what every signed-in user may */
function pathsOfUserGrant(
  { tables }: StageConfig,
  table: string,
  { target }: StatementGrant,
  group: string | undefined,
): readonly Path[] {
  const ofTable: Path = ['tables', table];
  if (target.kind !== 'table') {
    return [[...ofTable, tables[table]?.existing === undefined ? 'encryption' : 'existing']];
  }
  const granted: Path = group === undefined ? ofTable : ['groups', group, ...ofTable];
  return keysOfTableGrant(target.parts).map((key) => [...granted, key]);
}

function keysOfTableGrant(parts: readonly string[]): readonly string[] {
  const onIndexes = parts.every((part) => part.startsWith('index/'));
  return onIndexes ? ['queryIndexes', 'actions'] : ['rows', 'actions'];
}

/** The IDs of the tables that a grant is on, or whose KMS key it is on; tables can share an existing key. */
function tablesOfGrant(stage: StageConfig, { target }: StatementGrant): readonly string[] {
  switch (target.kind) {
    case 'table':
      return tablesOf(stage, target.table);
    case 'key':
      return tablesOf(stage, target.key);
    case 'elsewhere':
      return Object.entries(stage.tables).flatMap(([id, { encryption, existing }]) =>
        target.arn === (existing ? existing.keyArn : keyArnOf(encryption)) ? [id] : [],
      );
    case 'account':
    case 'pattern':
    case 'unknown':
      return [];
  }
}

function keyArnOf(encryption: TableOptions['encryption']): string | undefined {
  return typeof encryption === 'object' ? encryption.keyArn : undefined;
}
