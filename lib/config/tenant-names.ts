/** The tenants of a stage file that have a role of their own: those with sessions of their own. */
export function tenantsWithRole(
  tenants: Readonly<Record<string, { readonly maxSessionDuration?: unknown } | undefined>>,
): string[] {
  return Object.keys(tenants).filter((id) => tenants[id]?.maxSessionDuration !== undefined);
}

/** The construct ID, within the authenticated role, of a tenant's own: `dev01` gives `TenantDev01`, `a-b` `TenantAX2Db`. */
export function tenantConstructId(tenant: string): string {
  const alphanumeric = tenant.replaceAll(
    /[^a-zA-Z0-9]/g,
    (character) => `X${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `Tenant${alphanumeric.charAt(0).toUpperCase()}${alphanumeric.slice(1)}`;
}

/** The name of the stack output that holds the ARN of a tenant's role: `dev01` gives `TenantDev01RoleArn`. */
export function tenantOutputName(tenant: string): string {
  return `${tenantConstructId(tenant)}RoleArn`;
}
