import { TENANT_TAG, USER_SUB_TAG, type SessionTag } from '../aws/condition-keys';
import { ownerId, type OwnerId, type RowScope } from './row-scope';

/** Session tags, each with the claim of the ID token that it comes from. */
export type PrincipalTags = Readonly<Record<string, string>>;

/** The session tag of each ID; the identity ID has a policy variable and needs none. */
const TAGS: Readonly<Record<OwnerId, SessionTag | undefined>> = {
  identityId: undefined,
  userSub: USER_SUB_TAG,
  tenant: TENANT_TAG,
};

/**
 * The session tags: the user's `sub` if a row scope uses it, and the tenant if there is a tenant claim. The latter is
 * always present, so that sessions of one tenant can be revoked later.
 *
 * @param namesTenants whether the sessions of some tenants differ
 * @param tenantClaim the claim of the ID token that names the tenant
 * @throws {Error} if rows or sessions depend on the tenant without a tenant claim
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
      'Rows or sessions by tenant need a tenantClaim. Set tenantClaim to the claim of the ID token that names the tenant.',
    );
  }
  return {
    ...(needed.has(USER_SUB_TAG) ? { [USER_SUB_TAG]: 'sub' } : {}),
    ...(tenantClaim === undefined ? {} : { [TENANT_TAG]: tenantClaim }),
  };
}
