import { MOST_MAPPING_RULES } from '../config/mapping-rules';
import { TENANT_ID } from '../config/schema/names';

/** A tenant whose sessions differ from those of others. */
export interface TenantSessions {
  /** What the tenant claim says of its users: 1 to 128 letters, digits, spaces and `_.:/=+-@`. */
  readonly id: string;
  /** 3,600 to 43,200 seconds: the tenant has a role of its own. @default - the authenticated role's */
  readonly maxSessionDuration?: number | undefined;
  /** Credentials of this tenant issued before this time, ISO 8601 in UTC, are worth nothing. @default - none */
  readonly revokeIssuedBefore?: string | undefined;
}

export interface TenantWithRole extends TenantSessions {
  readonly maxSessionDuration: number;
}

/**
 * The tenants that have a role of their own, because their sessions are as long as no others.
 *
 * @throws {Error} where they are more than Cognito has rules for, or an ID cannot be a session tag
 */
export function withOwnRole(tenants: readonly TenantSessions[]): TenantWithRole[] {
  const misnamed = tenants.find(({ id }) => !TENANT_ID.form.test(id));
  if (misnamed) {
    const { expected, fix } = TENANT_ID;
    throw new Error(`received the tenant "${misnamed.id}"; expected ${expected}; ${fix}`);
  }
  const withRole = tenants.flatMap((tenant) =>
    tenant.maxSessionDuration === undefined
      ? []
      : [{ ...tenant, maxSessionDuration: tenant.maxSessionDuration }],
  );
  if (withRole.length <= MOST_MAPPING_RULES) return withRole;
  throw new Error(
    `received ${withRole.length} tenants with a maxSessionDuration; expected at most ${MOST_MAPPING_RULES}, the rules that Cognito chooses roles by; isolate tenants by rows instead`,
  );
}
