import { tenantOutputName } from '../access/tenant-names';
import type { IdentityRoles } from '../identity/identity-roles';
import type { UserPoolConnection } from '../identity/user-pool-connection';
import type { StackOutputs } from './stack-output';

export interface StackOutputSources {
  readonly region: string;
  readonly userPool: UserPoolConnection;
  readonly identityPoolId: string;
  readonly roles: IdentityRoles;
}

/** The outputs that every stack has. */
export function stackOutputs(sources: StackOutputSources): StackOutputs {
  const { region, userPool, identityPoolId, roles } = sources;
  return {
    Region: { value: region, description: 'Region of the pools and tables' },
    UserPoolId: { value: userPool.userPoolId, description: 'User pool whose users may sign in' },
    UserPoolClientId: {
      value: userPool.userPoolClientId,
      description: 'App client that a browser or phone signs in with',
    },
    IdentityPoolId: {
      value: identityPoolId,
      description: 'Identity pool that gives signed-in users AWS credentials',
    },
    AuthenticatedRoleArn: { value: roles.role.roleArn, description: 'Role of signed-in users' },
    ...Object.fromEntries(
      (roles.rolesByClaim?.roles ?? []).map(({ value: tenant, role }) => [
        tenantOutputName(tenant),
        { value: role.roleArn, description: `Role of signed-in users of the tenant ${tenant}` },
      ]),
    ),
  };
}
