import { capitalized } from '../aws/name-patterns';

/** The construct ID and logical ID of the authenticated role in the stack of a stage file. */
export const AUTHENTICATED_ROLE = 'AuthenticatedRole';

/** The name of the stack output that holds the ARN of the authenticated role. */
export const AUTHENTICATED_ROLE_OUTPUT = `${AUTHENTICATED_ROLE}Arn`;

/**
 * The construct ID, within the authenticated role, of a tenant's own: `dev01` gives `TenantDev01`. Every tenant has
 * another: what is no letter or digit, an X, and a capital or x at the beginning become X and their code in
 * hexadecimal, as in `TenantAcmeX2Dcorp` for `acme-corp`.
 */
export function tenantConstructId(tenant: string): string {
  const escaped = tenant.replaceAll(
    /^[A-Zx]|[^a-zA-WYZ0-9]/g,
    (character) => `X${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `Tenant${capitalized(escaped)}`;
}

/** The logical ID of a tenant's role: `dev01` gives `AuthenticatedRoleTenantDev01`. */
export function tenantRoleLogicalId(tenant: string): string {
  return `${AUTHENTICATED_ROLE}${tenantConstructId(tenant)}`;
}

/** The name of the stack output that holds the ARN of a tenant's role: `dev01` gives `TenantDev01RoleArn`. */
export function tenantOutputName(tenant: string): string {
  return `${tenantConstructId(tenant)}RoleArn`;
}
