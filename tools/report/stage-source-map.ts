import {
  AUTHENTICATED_ROLE,
  groupConstructId,
  groupRoleLogicalId,
  tenantConstructId,
  tenantRoleLogicalId,
} from '../../lib/access/role-names';
import { clientConstructId, IDENTITY_POOL, USER_POOL } from '../../lib/identity/construct-ids';
import {
  BACKUP_CONSTRUCT_ID,
  connectorConstructId,
  tableConstructId,
  workloadConstructId,
} from '../../lib/stage/construct-ids';
import type { ParsedJson } from '../../lib/stage/parse-json';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import type { Path } from '../../lib/stage/validation-error';
import type { StatementGrant } from '../template-access/grants/grants';
import type { SourceLine } from './model/access-report';
import type { SourceMap } from './model/report-context';

/** Maps resources and grants of a stage's template to the keys of the stage file that define them. */
export function stageSourceMap(stage: StageConfig, file: ParsedJson): SourceMap {
  const linesOf = (paths: readonly Path[]): readonly SourceLine[] =>
    paths
      .filter((path) => isIn(file.value, path))
      .map((path) => ({ path: path.join('.'), line: file.positionOf(path).line }));
  return {
    linesOf: ({ resource }) => linesOf(pathsOf(stage, resource)),
    linesOfGrant: ({ id }, grant) => linesOf(pathsOfGrant(stage, id, grant)),
  };
}

function isIn(value: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return isIn((value as Record<string | number, unknown>)[key], rest);
}

/** Logical IDs equal, or start with, the ID of the construct. */
function pathsOf(stage: StageConfig, resource: string): readonly Path[] {
  const [table] = tablesOf(stage, resource);
  if (table !== undefined) return [['tables', table]];
  const consumer = consumerOf(stage, resource);
  if (consumer !== undefined) return [consumer];
  const tenant = tenantOf(stage, resource);
  if (tenant !== undefined) return [['tenants', tenant, 'maxSessionDuration']];
  const group = groupOf(stage, resource);
  if (group !== undefined) return [['groups', group]];
  if (resource.startsWith(BACKUP_CONSTRUCT_ID)) return [['backup']];
  return pathsOfIdentity(stage, resource);
}

/** The group that a resource defines, or whose role it is. */
function groupOf({ groups }: StageConfig, resource: string): string | undefined {
  return Object.keys(groups).find((name) =>
    [groupConstructId(name), groupRoleLogicalId(name)].includes(resource),
  );
}

function pathsOfIdentity(stage: StageConfig, resource: string): readonly Path[] {
  switch (resource) {
    case IDENTITY_POOL:
      return [['identity', 'classicFlow']];
    case USER_POOL:
      return pathsOfSignUp(stage);
    case AUTHENTICATED_ROLE:
      return [['sessions', 'maxDuration'], ['identity', 'roleName'], ...pathsOfSignUp(stage)];
    default:
      return pathsOfClient(stage, resource);
  }
}

function pathsOfClient({ identity }: StageConfig, resource: string): readonly Path[] {
  return Object.keys(identity.userPool.clients ?? {})
    .filter((id) => resource === `${USER_POOL}${clientConstructId(id)}`)
    .map((id) => ['identity', 'userPool', 'clients', id]);
}

/** Disabled self sign-up gives nobody access, so it is not a source. */
function pathsOfSignUp({ identity }: StageConfig): readonly Path[] {
  const { userPool } = identity;
  const isOpen = 'selfSignUp' in userPool && userPool.selfSignUp === true;
  return isOpen ? [['identity', 'userPool', 'selfSignUp']] : [];
}

/** The longest match, because one construct ID can start with another. */
function consumerOf({ workloads, connectors }: StageConfig, resource: string): Path | undefined {
  const all: readonly { construct: string; path: Path }[] = [
    ...Object.keys(workloads).map((id) => ({
      construct: workloadConstructId(id),
      path: ['workloads', id],
    })),
    ...Object.keys(connectors).map((id) => ({
      construct: connectorConstructId(id),
      path: ['connectors', id],
    })),
  ];
  const [longest] = all
    .filter(({ construct }) => resource.startsWith(construct))
    .sort((one, other) => other.construct.length - one.construct.length);
  return longest?.path;
}

function pathsOfGrant(
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

/** The ID of the table that a resource defines, or whose KMS key it defines. */
function tablesOf({ tables }: StageConfig, resource: string): readonly string[] {
  return Object.keys(tables).filter((id) =>
    [tableConstructId(id), `${tableConstructId(id)}Key`].includes(resource),
  );
}

function tenantOf({ tenants }: StageConfig, resource: string): string | undefined {
  return Object.keys(tenants).find((id) => tenantRoleLogicalId(id) === resource);
}
