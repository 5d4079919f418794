import { knowsTenants } from '../../lib/stage/knows-tenants';
import { tenantsWithRole } from '../../lib/access/tenant-sessions';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { ProbeUser } from './probe';

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
