import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { getsCredentials, identityProbes } from './identity-probes';
import { itemProbes } from './item-probes';
import type { Probe, ProbeUser } from './probe';
import { knowsTenants } from '../../../lib/stage/knows-tenants';
import { tenantsWithRole } from '../../../lib/access/own-role';

/** What is to be allowed and what denied, and the temporary users who try it. */
export interface ProbePlan {
  readonly users: readonly ProbeUser[];
  /** In the order in which they are run: rows are written before they are read. */
  readonly probes: readonly Probe[];
}

/** Everything that the stage file says of signed-in users and of strangers, as probes. */
export function probePlan(stage: StageConfig): ProbePlan {
  const users = probeUsers(stage);
  const withCredentials = users.filter((user) => getsCredentials(stage, user));
  return {
    users,
    probes: [...identityProbes(stage, users), ...itemProbes(stage, withCredentials)],
  };
}

/** Tenants that exist only for the time of a check. */
const NEW_TENANTS = ['check-tenant-1', 'check-tenant-2'] as const;

/**
 * The temporary users that a check of the stage needs: two, or, where it knows tenants, one of each tenant with a role of
 * its own, of two tenants at the least, and one without a tenant.
 */
export function probeUsers(stage: StageConfig): ProbeUser[] {
  if (!knowsTenants(stage)) {
    return ['user 1', 'user 2'].map((name) => ({ name, tenant: undefined }));
  }
  const withRole = tenantsWithRole(stage.tenants);
  const others = NEW_TENANTS.slice(0, Math.max(1, 2 - withRole.length));
  return [
    ...[...withRole, ...others].map((tenant) => ({ name: `user of tenant ${tenant}`, tenant })),
    { name: 'user without a tenant', tenant: undefined },
  ];
}
