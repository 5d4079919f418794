import { CfnUserPool, type IUserPool, type IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { userPoolRegion } from '../aws/user-pools';

/** The IDs of app clients of one user pool, the default one first. */
export type AppClientIds = readonly [string, ...string[]];

/** App clients of one user pool, the default one first. */
export type AppClients = readonly [IUserPoolClient, ...IUserPoolClient[]];

/** The user pool and app clients of an identity pool. */
export interface UserPoolConnection {
  /** The ID of the user pool. */
  readonly userPoolId: string;
  /** The IDs of the app clients whose users get identities; the first is the default. */
  readonly userPoolClientIds: AppClientIds;
  /** The provider name of the user pool: `cognito-idp.<region>.<suffix>/<user pool ID>`, without the app client ID. */
  readonly providerName: string;
}

/**
 * An existing user pool, by the IDs of the pool and of app clients. It may be in another Region or account than the
 * identity pool.
 *
 * @param ids the user pool ID may be that of a `UserPool`; another ID that is unknown at synthesis, such as a
 * parameter's, must be of a user pool in the Region of the stack
 */
export function existingUserPool(
  scope: Construct,
  ids: Pick<UserPoolConnection, 'userPoolId' | 'userPoolClientIds'>,
): UserPoolConnection {
  return { ...ids, providerName: providerNameOf(ids.userPoolId, Stack.of(scope)) };
}

/** A user pool and some of its app clients, defined in this app or imported. */
export function connectedUserPool(
  scope: Construct,
  { userPoolId, userPoolProviderName }: IUserPool,
  clients: AppClients,
): UserPoolConnection {
  const ids = { userPoolId, userPoolClientIds: clientIds(clients) };
  // The CDK takes an imported pool to be in the Region of the stack, whatever its ID says.
  return Token.isUnresolved(userPoolId)
    ? { ...ids, providerName: userPoolProviderName }
    : existingUserPool(scope, ids);
}

/** The IDs of app clients, in their order. */
export function clientIds([first, ...others]: AppClients): AppClientIds {
  return [first.userPoolClientId, ...others.map(({ userPoolClientId }) => userPoolClientId)];
}

function providerNameOf(userPoolId: string, { region, urlSuffix }: Stack): string {
  const userPool = referencedUserPool(userPoolId);
  if (userPool !== undefined) return userPool.attrProviderName;
  const regionOfPool = Token.isUnresolved(userPoolId) ? region : userPoolRegion(userPoolId);
  return `cognito-idp.${regionOfPool}.${urlSuffix}/${userPoolId}`;
}

/** The user pool whose `Ref` the ID is. */
function referencedUserPool(userPoolId: string): CfnUserPool | undefined {
  const token = Tokenization.reverseString(userPoolId).firstToken;
  if (!Reference.isReference(token)) return undefined;
  return CfnUserPool.isCfnUserPool(token.target) ? token.target : undefined;
}
