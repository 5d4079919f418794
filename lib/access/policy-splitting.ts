import { IAM_QUOTAS } from '../aws/quotas';

/** The characters around the statements, minus the comma that the last statement does not have. */
const ENVELOPE = '{"Version":"2012-10-17","Statement":[]}'.length - 1;

/** The characters of a managed policy for statements, each with the comma after it. */
export const ROOM = IAM_QUOTAS.managedPolicyCharacters - ENVELOPE;

/** The maximum size of a permission after deployment, in characters; each part includes the comma after it. */
export interface PermissionSize {
  /** Permissions of the same kind differ only in the resource, and share a statement within a policy. */
  readonly kind: string;
  /** The statement without its resources. */
  readonly statement: number;
  readonly resource: number;
}

/**
 * Distributes permissions over managed policies that fit IAM's size limit, and there over statements.
 *
 * The order is kept and full policies are not reordered, so that a permission added at the end moves no other.
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
