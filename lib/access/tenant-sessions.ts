import { ROLE_MAPPING_RULES } from '../aws/quotas';
import { hasOwnRole } from './own-role';
import { TENANT_ID } from '../aws/name-patterns';

/** A tenant whose sessions differ from those of others. */
export interface TenantSessions {
  /** What the tenant claim says of its users: 1 to 128 letters, digits, spaces and `_.:/=+-@`. */
  readonly id: string;
  /** 3,600 to 43,200 seconds: the tenant has a role of its own. @default - the authenticated role's */
  readonly maxSessionDuration?: number | undefined;
  /** Credentials of this tenant issued before this time, ISO 8601 in UTC, are worth nothing. @default - none */
  readonly revokeIssuedBefore?: string | undefined;
}

export type TenantWithRole = TenantSessions & { readonly maxSessionDuration: number };

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
