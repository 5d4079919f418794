import { capitalized } from '../aws/capitalized';

/** The construct ID and logical ID of the authenticated role in the stack of a stage file. */
export const AUTHENTICATED_ROLE = 'AuthenticatedRole';

/** The stack output with the ARN of the authenticated role. */
export const AUTHENTICATED_ROLE_OUTPUT = `${AUTHENTICATED_ROLE}Arn`;

/**
 * The construct ID of a tenant's role within the authenticated role: `dev01` gives `TenantDev01`. It is unique per
 * tenant: characters other than letters and digits, any X, and a leading capital or x become X and their hexadecimal
 * code, as in `TenantAcmeX2Dcorp` for `acme-corp`.
 */
export function tenantConstructId(tenant: string): string {
  return `Tenant${capitalized(escapedId(tenant))}`;
}

function escapedId(name: string): string {
  return name.replaceAll(
    /^[A-Zx]|[^a-zA-WYZ0-9]/g,
    (character) => `X${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The logical ID of a tenant's role: `dev01` gives `AuthenticatedRoleTenantDev01`. */
export function tenantRoleLogicalId(tenant: string): string {
  return `${AUTHENTICATED_ROLE}${tenantConstructId(tenant)}`;
}

/** The stack output with the ARN of a tenant's role: `dev01` gives `TenantDev01RoleArn`. */
export function tenantOutputName(tenant: string): string {
  return `${tenantConstructId(tenant)}RoleArn`;
}

/**
 * The construct ID, and so the logical ID, of a group; its role has the same within the authenticated role: `admins`
 * gives `GroupAdmins`. Other characters than letters and digits are escaped as in the ID of a tenant's role.
 */
export function groupConstructId(group: string): string {
  return `Group${capitalized(escapedId(group))}`;
}

/** The logical ID of a group's role: `admins` gives `AuthenticatedRoleGroupAdmins`. */
export function groupRoleLogicalId(group: string): string {
  return `${AUTHENTICATED_ROLE}${groupConstructId(group)}`;
}

/** The stack output with the ARN of a group's role: `admins` gives `GroupAdminsRoleArn`. */
export function groupOutputName(group: string): string {
  return `${groupConstructId(group)}RoleArn`;
}
