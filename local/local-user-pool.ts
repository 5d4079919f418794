import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Stage } from '../lib/config/schema/stage-schema';
import type { LocalTarget } from './local-environment';
import { localClientConfig } from './local-client-config';

/** Whether the stage names a user pool that lives in a real account, which the local AWS does not have. */
export function namesExistingUserPool({ identity }: Stage): boolean {
  return identity.userPool.userPoolId !== undefined;
}

/** The stage with a user pool of the local AWS, made for it, in place of the existing one that it names. */
export async function withLocalUserPool(stage: Stage, target: LocalTarget): Promise<Stage> {
  const client = new CognitoIdentityProviderClient(localClientConfig(target));
  const { UserPool: pool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: 'local',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
    }),
  );
  const { UserPoolClient: appClient } = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId: pool?.Id,
      ClientName: 'local',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  client.destroy();
  const userPool = { userPoolId: pool?.Id, userPoolClientId: appClient?.ClientId };
  return { ...stage, identity: { ...stage.identity, userPool } };
}
