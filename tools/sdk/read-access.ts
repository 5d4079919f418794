import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Deployment, DeployedPrincipal } from '../simulator/deployment';
import { readIdentityPool } from './read-identity-pool';
import type { PolicyDocument } from '../simulator/policy-document';
import { readRole } from './read-role';
import { readTablePolicy } from './read-table-policy';

/** The pools of a stack, by their IDs. */
export interface Pools {
  readonly identityPoolId: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
}

export interface Readers {
  readonly userPools: CognitoIdentityProviderClient;
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
  pools: Pools,
  roleArns: Readonly<Record<string, string>>,
  tableArns: readonly string[],
): Promise<Deployment> {
  const pool = await readIdentityPool(clients.identities, pools.identityPoolId);
  const { userPoolId: UserPoolId, userPoolClientId: ClientId } = pools;
  const { UserPoolClient: appClient } = await clients.userPools.send(
    new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
  );
  const principals: Record<string, DeployedPrincipal> = {};
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
    writableAttributes: () => appClient?.WriteAttributes,
    resourcePolicy: (arn) => tablePolicies[arn],
  };
}
