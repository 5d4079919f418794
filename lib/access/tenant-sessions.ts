import type { Duration } from 'aws-cdk-lib/core';
import { TENANT_ID } from '../aws/name-patterns';
import { ROLE_MAPPING_RULES } from '../aws/quotas';

/** A tenant whose sessions differ from those of others. */
export interface TenantSessions {
  /** What the tenant claim says of its users: 1 to 128 letters, digits, spaces and `_.:/=+-@`. */
  readonly id: string;
  /** 1 to 12 hours: the tenant has a role of its own. @default - the authenticated role's */
  readonly maxSessionDuration?: Duration | undefined;
  /** Credentials of this tenant issued before this time, ISO 8601 in UTC, are worth nothing. @default - none */
  readonly revokeIssuedBefore?: string | undefined;
}

export type TenantWithRole = TenantSessions & { readonly maxSessionDuration: Duration };

/** What decides whether a tenant has a role of its own, here or in a stage file. */
interface Tenant {
  readonly maxSessionDuration?: unknown;
}

/** Whether a tenant has a role of its own, because its sessions have a limit of their own. */
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
 * Checks what AWS would refuse at deployment only.
 *
 * @throws {Error} where an ID cannot be a session tag, or more tenants have a role than Cognito has rules for
 */
export function assertTenants(tenants: readonly TenantSessions[]): void {
  const misnamed = tenants.find(({ id }) => !TENANT_ID.form.test(id));
  if (misnamed) {
    const { expected, fix } = TENANT_ID;
    throw new Error(`received the tenant "${misnamed.id}"; expected ${expected}; ${fix}`);
  }
  const withRole = tenants.filter(hasOwnRole).length;
  if (withRole <= ROLE_MAPPING_RULES) return;
  throw new Error(
    `received ${withRole} tenants with a maxSessionDuration; expected at most ${ROLE_MAPPING_RULES}, the rules that Cognito chooses roles by; isolate tenants by rows instead`,
  );
}
