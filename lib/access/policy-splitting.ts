import { IAM_QUOTAS } from '../aws/quotas';

/** What surrounds the statements, less the comma that the last one does not have. */
const ENVELOPE = '{"Version":"2012-10-17","Statement":[]}'.length - 1;

/** Characters of a managed policy that statements may fill, each with the comma after it. */
export const ROOM = IAM_QUOTAS.managedPolicyCharacters - ENVELOPE;

/** The most characters that a permission on one resource has once deployed, each part with the comma after it. */
export interface PermissionSize {
  /** Permissions of a kind differ in their resources alone: within a policy they are one statement. */
  readonly kind: string;
  /** The statement without its resources. */
  readonly statement: number;
  readonly resource: number;
}

/**
 * Permissions in managed policies that IAM's quota of characters allows, and there in statements.
 *
 * They are taken in their order, and a policy that is full stays as it is: one that is added at the end moves no other.
 */
export function splitIntoPolicies<T>(
  permissions: readonly T[],
  sizeOf: (permission: T) => PermissionSize,
): T[][][] {
  const policies: Map<string, T[]>[] = [];
  let room = 0;
  for (const permission of permissions) {
    const { kind, statement, resource } = sizeOf(permission);
    const joined = policies.at(-1)?.get(kind);
    const needed = joined ? resource : statement + resource;
    if (joined && needed <= room) {
      joined.push(permission);
      room -= needed;
    } else if (needed <= room) {
      policies.at(-1)?.set(kind, [permission]);
      room -= needed;
    } else {
      policies.push(new Map([[kind, [permission]]]));
      room = ROOM - statement - resource;
    }
  }
  return policies.map((statements) => [...statements.values()]);
}
