interface Tenant {
  readonly maxSessionDuration?: number | string | undefined;
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
