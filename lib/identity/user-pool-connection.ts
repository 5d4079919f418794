import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { userPoolRegion } from '../aws/user-pools';

/** What an identity pool needs to know of the user pool whose users it admits. */
export interface UserPoolConnection {
  readonly userPoolId: string;
  readonly userPoolClientId: string;
  /** `cognito-idp.<region>.<suffix>/<user pool ID>`, without the app client. */
  readonly providerName: string;
}

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
