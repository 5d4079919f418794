import { TENANT_TAG, USER_SUB_TAG } from '../aws/condition-keys';
import { isByTenant, type RowScope } from './row-scope';

/** Session tags, and the claims of the ID token that they come from. */
export type PrincipalTags = Readonly<Record<string, string>>;

/**
 * The tags that sessions carry: the user's `sub` where rows are told by it, and the tenant wherever a claim names it, so
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
  if ((namesTenants || scopes.some(isByTenant)) && tenantClaim === undefined) {
    throw new Error(
      'received rows or sessions of tenants without a tenantClaim; expected the claim of the ID token that names the tenant; set tenantClaim',
    );
  }
  const bySub = scopes.some(
    (scope) => scope !== 'all' && scope.by === 'own' && scope.id === 'userSub',
  );
  return {
    ...(bySub ? { [USER_SUB_TAG]: 'sub' } : {}),
    ...(tenantClaim === undefined ? {} : { [TENANT_TAG]: tenantClaim }),
  };
}
