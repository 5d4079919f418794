import { itemPermissions, type TableAccess } from './item-policy';
import type { Permission } from './permission';

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
