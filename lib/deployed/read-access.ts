import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { Deployment, Principal } from '../policy-engine/deployment';
import { readIdentityPool } from './read-identity-pool';
import { readRole } from './read-role';

/**
 * What decides who of an identity pool may do what, as it is deployed.
 *
 * @param roleArns the roles that the pool may give, by a name for each
 */
export async function readAccess(
  clients: { readonly identities: CognitoIdentityClient; readonly iam: IAMClient },
  place: Pick<Deployment, 'account' | 'region'>,
  identityPoolId: string,
  roleArns: Readonly<Record<string, string>>,
): Promise<Deployment> {
  const pool = await readIdentityPool(clients.identities, identityPoolId);
  const principals: Record<string, Principal> = {};
  for (const [name, arn] of Object.entries(roleArns)) {
    principals[name] = await readRole(clients.iam, arn);
  }
  return {
    ...place,
    roles: Object.keys(principals),
    principal: (name) => {
      const principal = principals[name];
      if (!principal) throw new Error(`unknown role ${name}`);
      return principal;
    },
    identityPool: () => pool,
    // Whoever is allowed an item, and not the key that it is encrypted with, is told so by the call itself.
    keyPolicy: () => undefined,
  };
}
