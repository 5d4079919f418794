import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deployment, Principal } from '../policy-engine/deployment';
import { readIdentityPool } from './read-identity-pool';
import type { PolicyDocument } from '../policy-engine/policy-document';
import { readRole } from './read-role';
import { readTablePolicy } from './read-table-policy';

export interface Readers {
  readonly identities: CognitoIdentityClient;
  readonly iam: IAMClient;
  readonly documents: DynamoDBDocumentClient;
}

/**
 * What decides who of an identity pool may do what, as it is deployed.
 *
 * @param roleArns the roles that the pool may give, by a name for each
 * @param tableArns tables whose policies may allow something by themselves
 */
export async function readAccess(
  clients: Readers,
  place: Pick<Deployment, 'account' | 'region'>,
  identityPoolId: string,
  roleArns: Readonly<Record<string, string>>,
  tableArns: readonly string[],
): Promise<Deployment> {
  const pool = await readIdentityPool(clients.identities, identityPoolId);
  const principals: Record<string, Principal> = {};
  for (const [name, arn] of Object.entries(roleArns)) {
    principals[name] = await readRole(clients.iam, arn);
  }
  const tablePolicies: Record<string, PolicyDocument | undefined> = {};
  for (const arn of tableArns) tablePolicies[arn] = await readTablePolicy(clients.documents, arn);
  return {
    ...place,
    roles: Object.keys(principals),
    principal: (name) => {
      const principal = principals[name];
      if (!principal) throw new Error(`unknown role ${name}`);
      return principal;
    },
    identityPool: () => pool,
    resourcePolicy: (arn) => tablePolicies[arn],
  };
}
