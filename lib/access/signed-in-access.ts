import type { Construct } from 'constructs';
import { IdentityPool, type IdentityPoolProps } from '../identity/identity-pool';
import { AuthenticatedRole, type AuthenticatedRoleProps } from './authenticated-role';
import { AUTHENTICATED_ROLE } from './role-names';

/** The props of an identity pool, and of the roles that it hands out. */
export type SignedInAccessProps = IdentityPoolProps &
  Omit<AuthenticatedRoleProps, 'identityPoolId'>;

/**
 * Defines an identity pool and the roles of its authenticated identities, attached to it.
 *
 * The constructs are children of the scope itself, so that those of a stage file keep their paths (decision 025).
 */
export function signedInAccess(scope: Construct, props: SignedInAccessProps) {
  // Called by the constructor of the stack or construct that owns them, with its literal IDs.
  /* eslint-disable awscdk/require-passing-this, awscdk/no-variable-construct-id */
  const identityPool = new IdentityPool(scope, 'IdentityPool', props);
  const { identityPoolId } = identityPool;
  const roles = new AuthenticatedRole(scope, AUTHENTICATED_ROLE, { ...props, identityPoolId });
  /* eslint-enable awscdk/require-passing-this, awscdk/no-variable-construct-id */
  identityPool.attachRoles(roles);
  return { identityPool, roles };
}
