import {
  AUTHENTICATED_ROLE,
  groupConstructId,
  groupRoleLogicalId,
  tenantRoleLogicalId,
} from '../../../lib/access/role-names';
import { clientConstructId, IDENTITY_POOL, USER_POOL } from '../../../lib/identity/construct-ids';
import {
  BACKUP_CONSTRUCT_ID,
  connectorConstructId,
  tableConstructId,
  workloadConstructId,
} from '../../../lib/stage/construct-ids';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import type { Path } from '../../../lib/stage/validation-error';

/** The keys of the stage file that define a resource. Its logical ID equals, or starts with, the ID of the construct. */
export function pathsOfResource(stage: StageConfig, resource: string): readonly Path[] {
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
export function groupOf({ groups }: StageConfig, resource: string): string | undefined {
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

/** The ID of the table that a resource defines, or whose KMS key it defines. */
export function tablesOf({ tables }: StageConfig, resource: string): readonly string[] {
  return Object.keys(tables).filter((id) =>
    [tableConstructId(id), `${tableConstructId(id)}Key`].includes(resource),
  );
}

function tenantOf({ tenants }: StageConfig, resource: string): string | undefined {
  return Object.keys(tenants).find((id) => tenantRoleLogicalId(id) === resource);
}
