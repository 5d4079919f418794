import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ownEntry } from '../../lib/aws/own-entry';
import type { Deployment, DeployedPrincipal } from '../simulator/deployment';
import { readGroups } from './read-groups';
import { readIdentityPool } from './read-identity-pool';
import type { PolicyDocument } from '../simulator/policy-document';
import { readRole } from './read-role';
import { GetResourcePolicyCommand } from '@aws-sdk/client-dynamodb';

/** The IDs of a stack's pools. */
export interface Pools {
  readonly identityPoolId: string;
  readonly userPoolId: string;
  readonly userPoolClientIds: readonly string[];
}

export interface ReadClients {
  readonly userPools: CognitoIdentityProviderClient;
  readonly identities: CognitoIdentityClient;
  readonly iam: IAMClient;
  readonly documents: DynamoDBDocumentClient;
}

/**
 * Reads the policies and settings that determine the access of an identity pool's users.
 *
 * @param roleArns the roles that the pool may assign, by name
 * @param tableArns tables, whose resource policies may grant access too
 */
export async function readDeployment(
  clients: ReadClients,
  environment: Pick<Deployment, 'account' | 'region'>,
  pools: Pools,
  roleArns: Readonly<Record<string, string>>,
  tableArns: readonly string[],
): Promise<Deployment> {
  const pool = await readIdentityPool(clients.identities, pools.identityPoolId);
  const writeAttributes: Record<string, readonly string[] | undefined> = {};
  for (const ClientId of pools.userPoolClientIds) {
    const { UserPoolClient } = await clients.userPools.send(
      new DescribeUserPoolClientCommand({ UserPoolId: pools.userPoolId, ClientId }),
    );
    writeAttributes[ClientId] = UserPoolClient?.WriteAttributes;
  }
  const byToken = pool.roleMappings.some(({ type }) => type === 'Token');
  const groups = byToken ? await readGroups(clients.userPools, pools.userPoolId) : [];
  const principals: Record<string, DeployedPrincipal> = {};
  for (const [name, arn] of Object.entries(roleArns)) {
    principals[name] = await readRole(clients.iam, arn);
  }
  const tablePolicies: Record<string, PolicyDocument | undefined> = {};
  for (const arn of tableArns) tablePolicies[arn] = await readTablePolicy(clients.documents, arn);
  return {
    ...environment,
    roles: Object.keys(principals),
    principal: (name) => {
      const principal = principals[name];
      if (!principal) throw new Error(`Unknown role ${name}.`);
      return principal;
    },
    identityPool: () => pool,
    groups: () => groups,
    writableAttributes: (clientId) => ownEntry(writeAttributes, clientId),
    resourcePolicy: (arn) => tablePolicies[arn],
  };
}

/** A table's resource policy; undefined if it has none. Within the table's account it is enough to grant access. */
export async function readTablePolicy(
  client: DynamoDBDocumentClient,
  tableArn: string,
): Promise<PolicyDocument | undefined> {
  try {
    const { Policy } = await client.send(new GetResourcePolicyCommand({ ResourceArn: tableArn }));
    return Policy === undefined ? undefined : (JSON.parse(Policy) as PolicyDocument);
  } catch (error) {
    if (error instanceof Error && error.name === 'PolicyNotFoundException') return undefined;
    throw error;
  }
}
