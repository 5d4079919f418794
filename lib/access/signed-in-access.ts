import type { Construct } from 'constructs';
import { IDENTITY_POOL } from '../identity/construct-ids';
import { IdentityPool, type IdentityPoolProps } from '../identity/identity-pool';
import { UserPoolGroup } from '../identity/user-pool-group';
import { AuthenticatedRole, type AuthenticatedRoleProps } from './authenticated-role';
import type { GroupAccess } from './group-access';
import { AUTHENTICATED_ROLE, groupConstructId } from './role-names';

/** A group, and its precedence if it is created. */
export interface SignedInGroup extends GroupAccess {
  /** 0 to 2,147,483,647. @default - the user pool has the group already */
  readonly precedence?: number | undefined;
}

/** The props of an identity pool, and of the roles that it assigns. */
export interface SignedInAccessProps
  extends IdentityPoolProps, Omit<AuthenticatedRoleProps, 'identityPoolId' | 'groups'> {
  readonly groups?: readonly SignedInGroup[] | undefined;
}

/**
 * Defines an identity pool and the roles of its authenticated identities, attached to it, and the groups that are new.
 *
 * The constructs are children of the scope itself, so that those of a stage file keep their paths (decision 025).
 */
export function signedInAccess(scope: Construct, props: SignedInAccessProps) {
  // Called by the constructor of the stack or construct that owns them, with its literal IDs.
  /* eslint-disable awscdk/require-passing-this, awscdk/no-variable-construct-id */
  const { userPool, groups = [] } = props;
  const identityPool = new IdentityPool(scope, IDENTITY_POOL, props);
  const { identityPoolId } = identityPool;
  const roles = new AuthenticatedRole(scope, AUTHENTICATED_ROLE, { ...props, identityPoolId });
  identityPool.attachRoles(roles);
  for (const { groupName, role } of roles.groups) {
    const precedence = groups.find((group) => group.groupName === groupName)?.precedence;
    if (precedence === undefined) continue;
    const created = { userPool, groupName, precedence, role };
    new UserPoolGroup(scope, groupConstructId(groupName), created);
  }
  /* eslint-enable awscdk/require-passing-this, awscdk/no-variable-construct-id */
  return { identityPool, roles };
}
