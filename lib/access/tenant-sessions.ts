import type { Duration } from 'aws-cdk-lib/core';
import { TENANT_ID } from '../aws/name-patterns';
import { ROLE_MAPPING_RULES } from '../aws/quotas';
import type { GroupAccess } from './group-access';

/** A tenant whose sessions differ from those of other tenants. */
export interface TenantSessions {
  /** The value of the tenant claim: 1 to 128 letters, digits, spaces and `_.:/=+-@`. */
  readonly id: string;
  /** Maximum session duration, 1 to 12 hours; the tenant gets a role of its own. @default - the authenticated role's */
  readonly maxSessionDuration?: Duration | undefined;
  /** Denies all access to credentials of this tenant issued before this time. @default - none are revoked */
  readonly revokeIssuedBefore?: Date | undefined;
}

/** A tenant with a role of its own. */
export type TenantWithRole = TenantSessions & { readonly maxSessionDuration: Duration };

/** A tenant of the props or of a stage file. */
interface Tenant {
  readonly maxSessionDuration?: unknown;
}

/** Whether a tenant has a role of its own: its maximum session duration differs. */
export function hasOwnRole<T extends Tenant>(
  tenant: T | undefined,
): tenant is T & { readonly maxSessionDuration: NonNullable<T['maxSessionDuration']> } {
  return tenant?.maxSessionDuration !== undefined;
}

/** The IDs of the tenants that have a role of their own. */
export function tenantsWithRole(tenants: Readonly<Record<string, Tenant | undefined>>): string[] {
  return Object.keys(tenants).filter((id) => hasOwnRole(tenants[id]));
}

/**
 * Asserts what AWS would reject at deployment.
 *
 * @throws {Error} if a tenant ID cannot be a session tag, or more tenants have a role than Cognito allows mapping rules
 */
export function assertTenants(tenants: readonly TenantSessions[]): void {
  const misnamed = tenants.find(({ id }) => !TENANT_ID.form.test(id));
  if (misnamed) {
    const { expected, fix } = TENANT_ID;
    throw new Error(`Invalid tenant "${misnamed.id}". Allowed: ${expected}. Fix: ${fix}.`);
  }
  const withRole = tenants.filter(hasOwnRole).length;
  if (withRole <= ROLE_MAPPING_RULES) return;
  throw new Error(
    `${withRole} tenants have a maxSessionDuration; Cognito allows ${ROLE_MAPPING_RULES} role mapping rules. Remove maxSessionDuration from some tenants; rows by tenant isolate tenants without roles.`,
  );
}

/** @throws {Error} if both groups and tenants need a role mapping, of which a user pool has one */
export function assertOneMapping(
  groups: readonly GroupAccess[],
  withRole: readonly TenantWithRole[],
): void {
  if (groups.length === 0 || withRole.length === 0) return;
  throw new Error(
    'Groups cannot be combined with tenants that have a maxSessionDuration: an app client has one role mapping in an identity pool, by group or by tenant. Remove maxSessionDuration from the tenants; rows by tenant isolate tenants without roles.',
  );
}
