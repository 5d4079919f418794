import { itemPermissions, type TableAccess } from './item-policy';
import type { Permission } from './permission';
import type { TenantWithRole } from './tenant-sessions';

/** What the members of a group may do, besides what every signed-in user may. */
export interface GroupAccess {
  /** The name of the group in the user pool. */
  readonly groupName: string;
  /** The tables, each once, with the actions and the row scope of members. */
  readonly tables: readonly TableAccess[];
}

/** The permissions that only members of a group have. */
export interface GroupPermissions {
  readonly groupName: string;
  readonly permissions: readonly Permission[];
}

/** @param identityService the service name of Cognito identity pools in the Region of the stack */
export function groupPermissions(
  groups: readonly GroupAccess[],
  identityService: string,
): GroupPermissions[] {
  return groups.map(({ groupName, tables }) => ({
    groupName,
    permissions: tables.flatMap((table) => itemPermissions(table, identityService)),
  }));
}

/** @throws {Error} if both groups and tenants need a role mapping, of which a user pool has one */
export function assertOneMapping(
  groups: readonly GroupAccess[],
  withRole: readonly TenantWithRole[],
): void {
  if (groups.length === 0 || withRole.length === 0) return;
  throw new Error(
    'Groups cannot be combined with tenants that have a maxSessionDuration: an app client has one role mapping in an identity pool, by group or by tenant. Remove maxSessionDuration from the tenants; rows by tenant isolate tenants without roles.',
  );
}
