import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { userPoolRegion } from '../aws/user-pools';

/** The user pool and app client of an identity pool. */
export interface UserPoolConnection {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** `cognito-idp.<region>.<suffix>/<user pool ID>`, without the app client ID. */
  readonly providerName: string;
}

/** An existing user pool, by the IDs of the pool and of an app client. */
export function existingUserPool(
  scope: Construct,
  ids: Pick<UserPoolConnection, 'userPoolId' | 'userPoolClientId'>,
): UserPoolConnection {
  const region = userPoolRegion(ids.userPoolId);
  return {
    ...ids,
    providerName: `cognito-idp.${region}.${Stack.of(scope).urlSuffix}/${ids.userPoolId}`,
  };
}
