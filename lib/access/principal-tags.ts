import { TENANT_TAG, USER_SUB_TAG } from '../config/principal-tag-keys';
import type { RowScope } from '../config/row-scope';

/** Session tags, and the claims of the ID token that they come from. */
export type PrincipalTags = Readonly<Record<string, string>>;

/**
 * The tags that row scopes and roles of tenants need.
 *
 * @param tenantClaim the claim of the ID token that names the tenant
 * @throws {Error} where the tenant is needed, and no claim names it
 */
export function principalTags(
  scopes: readonly RowScope[],
  hasTenantRoles: boolean,
  tenantClaim: string | undefined,
): PrincipalTags {
  const isolated = scopes.filter((scope) => scope !== 'all');
  const needsUserSub = isolated.some((scope) => scope.by === 'own' && scope.id === 'userSub');
  const needsTenant = hasTenantRoles || isolated.some(({ by }) => by === 'tenant');
  if (needsTenant && tenantClaim === undefined) {
    throw new Error(
      'received rows or roles of tenants without a tenantClaim; expected the claim of the ID token that names the tenant; set tenantClaim',
    );
  }
  return {
    ...(needsUserSub ? { [USER_SUB_TAG]: 'sub' } : {}),
    ...(needsTenant && tenantClaim !== undefined ? { [TENANT_TAG]: tenantClaim } : {}),
  };
}
