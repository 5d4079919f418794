import { tenantsWithRole } from '../../../lib/access/tenant-sessions';
import { appClients } from '../../../lib/stage/app-clients';
import { knowsTenants } from '../../../lib/stage/needed-claims';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { groupItemProbes } from './group-item-probes';
import { getsCredentials, identityProbes } from './identity-probes';
import { itemProbes } from './item-probes';
import type { Probe, ProbeUser } from './probe';

/** The temporary users of a check, and the probes that run as them. */
export interface ProbePlan {
  readonly users: readonly ProbeUser[];
  /** In order of execution: items are written before they are read. */
  readonly probes: readonly Probe[];
}

/** What a stage file allows and denies users, as probes. */
export function probePlan(stage: StageConfig): ProbePlan {
  const users = probeUsers(stage);
  const withCredentials = users.filter((user) => getsCredentials(stage, user));
  return {
    users,
    probes: [
      ...identityProbes(stage, users),
      ...itemProbes(
        stage,
        withCredentials.filter(({ group }) => group === undefined),
      ),
      ...groupItemProbes(stage, withCredentials),
    ],
  };
}

/** Tenants that exist only during a check. */
const TEMPORARY_TENANTS = ['check-tenant-1', 'check-tenant-2'] as const;

/** The users of the default client, then those of the others. */
export function probeUsers(stage: StageConfig): ProbeUser[] {
  const users = usersOfDefaultClient(stage);
  const clients = appClients(stage.identity.userPool).flatMap(({ id }) => id ?? []);
  return [...users, ...clients.flatMap((client) => usersOfClient(client, stage, users))];
}

/**
 * The first user of the default client, a member of each group, and if a role mapping gives credentials to tenants only,
 * the user without a tenant: each client has its own mapping, and without it gives everybody the authenticated role.
 */
function usersOfClient(
  client: string,
  stage: StageConfig,
  users: readonly ProbeUser[],
): ProbeUser[] {
  return users
    .filter(
      (user, position) =>
        position === 0 || user.group !== undefined || !getsCredentials(stage, user),
    )
    .map((user) => ({ ...user, name: `${user.name}, client ${client}`, client }));
}

/**
 * Two users, and a member of each group. In a stage with tenants: one user for each tenant with a role of its own, users
 * of one or two temporary tenants, so that there are two tenants at least, and a user without a tenant. Members of groups
 * are in the first temporary tenant.
 */
function usersOfDefaultClient(stage: StageConfig): ProbeUser[] {
  const tenant = knowsTenants(stage) ? TEMPORARY_TENANTS[0] : undefined;
  const members = Object.keys(stage.groups).map((group) => ({
    name: `member of group ${group}`,
    tenant,
    group,
  }));
  return [...usersWithoutGroup(stage), ...members];
}

function usersWithoutGroup(stage: StageConfig): ProbeUser[] {
  if (!knowsTenants(stage)) {
    return ['user 1', 'user 2'].map((name) => ({ name, tenant: undefined }));
  }
  const withRole = tenantsWithRole(stage.tenants);
  const temporary = TEMPORARY_TENANTS.slice(0, Math.max(1, 2 - withRole.length));
  return [
    ...[...withRole, ...temporary].map((tenant) => ({ name: `user of tenant ${tenant}`, tenant })),
    { name: 'user without a tenant', tenant: undefined },
  ];
}
