import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { LocalTarget } from './local-environment';
import { localClientConfig } from './local-client-config';

/** Whether the stage names a user pool that lives in a real account, which the local AWS does not have. */
export function namesExistingUserPool({ identity }: StageConfig): boolean {
  return identity.userPool.userPoolId !== undefined;
}

/** The claim in place of one that no attribute of a user pool can be. */
const TENANT_CLAIM = 'custom:tenantId';

/**
 * The stage with a user pool of the local AWS, made for it, in place of the existing one that it names. Where the
 * tenant claim is not an attribute, because a trigger of the existing pool makes it, an attribute takes its place.
 */
export async function withLocalUserPool(
  stage: StageConfig,
  target: LocalTarget,
): Promise<StageConfig> {
  const { tenantClaim } = stage.identity;
  const claim =
    tenantClaim === undefined || tenantClaim.startsWith('custom:') ? tenantClaim : TENANT_CLAIM;
  const client = new CognitoIdentityProviderClient(localClientConfig(target));
  const { UserPool: pool } = await client.send(
    new CreateUserPoolCommand({
      PoolName: 'local',
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      ...(claim !== undefined && {
        Schema: [
          { Name: claim.replace('custom:', ''), AttributeDataType: 'String', Mutable: true },
        ],
      }),
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
  return { ...stage, identity: { ...stage.identity, tenantClaim: claim, userPool } };
}
