import { connectorConstructId, workloadConstructId } from '../../lib/stage/consumer-names';
import type { ParsedJson } from '../../lib/stage/parse-json';
import type { Path } from '../../lib/stage/validation-error';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import { tableConstructId } from '../../lib/stage/table-names';
import {
  AUTHENTICATED_ROLE,
  tenantConstructId,
  tenantRoleLogicalId,
} from '../../lib/access/role-names';
import type { Grant } from '../template-access/grants/grants';
import type { Cause } from './access-report';
import type { Causes } from './causes';

/** The keys of a stage file that caused what, as far as they are written there and not by default. */
export function stageCauses(stage: StageConfig, file: ParsedJson): Causes {
  const written = (paths: readonly Path[]): readonly Cause[] =>
    paths
      .filter((path) => isIn(file.value, path))
      .map((path) => ({ path: path.join('.'), line: file.positionOf(path).line }));
  return {
    of: ({ resource }) => written(pathsOf(stage, resource)),
    ofGrant: ({ id }, grant) => written(pathsOfGrant(stage, id, grant)),
  };
}

function isIn(value: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return isIn((value as Record<string | number, unknown>)[key], rest);
}

/** By the logical ID: that of a construct's own resource, or one that begins with it. */
function pathsOf(stage: StageConfig, resource: string): readonly Path[] {
  const table = tableOf(stage, resource);
  if (table !== undefined) return [['tables', table]];
  const consumer = consumerOf(stage, resource);
  if (consumer !== undefined) return [consumer];
  const tenant = tenantOf(stage, resource);
  if (tenant !== undefined) return [['tenants', tenant, 'maxSessionDuration']];
  if (resource === 'IdentityPool') return [['identity', 'classicFlow']];
  if (resource === 'UserPool') return ofSignUp(stage);
  if (resource === AUTHENTICATED_ROLE)
    return [['sessions', 'maxDuration'], ['identity', 'roleName'], ...ofSignUp(stage)];
  return [];
}

/** Only where it is so: that nobody may is no cause of who gets in. */
function ofSignUp({ identity }: StageConfig): readonly Path[] {
  const { userPool } = identity;
  const isOpen = 'selfSignUp' in userPool && userPool.selfSignUp === true;
  return isOpen ? [['identity', 'userPool', 'selfSignUp']] : [];
}

/** The longest, because one construct's ID may begin with another's. */
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

function pathsOfGrant(stage: StageConfig, principal: string, grant: Grant): readonly Path[] {
  const tables = tablesOfGrant(stage, grant);
  const workload = Object.keys(stage.workloads).find((id) => workloadConstructId(id) === principal);
  if (workload !== undefined) {
    return tables.map((table) => ['workloads', workload, 'tables', table]);
  }
  const connector = Object.keys(stage.connectors).find((id) =>
    [connectorConstructId(id), `${connectorConstructId(id)}User`].includes(principal),
  );
  if (connector !== undefined) return ofConnector(stage, connector, tables);
  if (grant.statement.effect === 'Deny') return ofCutOff(stage, grant);
  return tables.flatMap((table): Path[] =>
    grant.target.kind === 'table'
      ? [
          ['tables', table, 'rows'],
          ['tables', table, 'actions'],
        ]
      : [['tables', table, 'encryption']],
  );
}

function ofConnector(stage: StageConfig, id: string, tables: readonly string[]): readonly Path[] {
  const own: Path = ['connectors', id];
  if (tables.length === 0) return [[...own, 'listTables']];
  const its = stage.connectors[id]?.tables ?? [];
  return [[...own, 'purpose'], ...tables.map((table) => [...own, 'tables', its.indexOf(table)])];
}

function ofCutOff({ tenants }: StageConfig, { statement: { sid } }: Grant): readonly Path[] {
  const tenant = Object.keys(tenants).find(
    (id) => sid === `RevokeSessionsOf${tenantConstructId(id)}`,
  );
  return tenant === undefined
    ? [['sessions', 'revokeIssuedBefore']]
    : [['tenants', tenant, 'revokeIssuedBefore']];
}

/** The ids of the tables that a grant is on, or whose key it lets use: tables may share one that the stage only names. */
function tablesOfGrant(stage: StageConfig, { target }: Grant): readonly string[] {
  if (target.kind === 'elsewhere') {
    const entries = Object.entries(stage.tables);
    return entries.flatMap(([id, { encryption }]) =>
      typeof encryption === 'object' && encryption.keyArn === target.arn ? [id] : [],
    );
  }
  if (target.kind !== 'table' && target.kind !== 'key') return [];
  const table = tableOf(stage, target.kind === 'table' ? target.table : target.key);
  return table === undefined ? [] : [table];
}

/** The id of the table that a resource is, or is the key of. */
function tableOf({ tables }: StageConfig, resource: string): string | undefined {
  return Object.keys(tables).find((id) =>
    [tableConstructId(id), `${tableConstructId(id)}Key`].includes(resource),
  );
}

function tenantOf({ tenants }: StageConfig, resource: string): string | undefined {
  return Object.keys(tenants).find((id) => tenantRoleLogicalId(id) === resource);
}
