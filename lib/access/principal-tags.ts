import { TENANT_TAG, USER_SUB_TAG, type SessionTag } from '../aws/condition-keys';
import { ownerId, type OwnerId, type RowScope } from './row-scope';

/** Session tags, and the claims of the ID token that they come from. */
export type PrincipalTags = Readonly<Record<string, string>>;

/** The tag that brings the ID to the policy; the identity ID has a policy variable of its own. */
const TAGS: Readonly<Record<OwnerId, SessionTag | undefined>> = {
  identityId: undefined,
  userSub: USER_SUB_TAG,
  tenant: TENANT_TAG,
};

/**
 * The tags that sessions carry: the user's `sub` where it isolates rows, and the tenant wherever a claim names it, so
 * that a tenant can be cut off whose sessions began before.
 *
 * @param namesTenants whether some tenants' sessions differ
 * @param tenantClaim the claim of the ID token that names the tenant
 * @throws {Error} where the tenant is needed, and no claim names it
 */
export function principalTags(
  scopes: readonly RowScope[],
  namesTenants: boolean,
  tenantClaim: string | undefined,
): PrincipalTags {
  const needed = new Set(
    scopes.map((scope) => (scope.by === 'all' ? undefined : TAGS[ownerId(scope)])),
  );
  if ((namesTenants || needed.has(TENANT_TAG)) && tenantClaim === undefined) {
    throw new Error(
      'received rows or sessions of tenants without a tenantClaim; expected the claim of the ID token that names the tenant; set tenantClaim',
    );
  }
  return {
    ...(needed.has(USER_SUB_TAG) ? { [USER_SUB_TAG]: 'sub' } : {}),
    ...(tenantClaim === undefined ? {} : { [TENANT_TAG]: tenantClaim }),
  };
}
