import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { userPoolRegion } from '../aws/user-pools';
import type { UserPoolConnection } from './user-pool-connection';

/** A user pool that this stack does not make, by its two IDs. */
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
