import { Stack, Token } from 'aws-cdk-lib/core';
import { FederatedPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { cognitoIdentityService } from '../config/cognito-identity-service';

/**
 * The trusted principal of a role: identities that one identity pool has authenticated, and no others.
 *
 * `aud` keeps out the identities of every other pool; `amr` is multi-valued, hence the set operator, and keeps
 * out guests. A stack without a region is taken for a commercial one, because a condition's key must be literal.
 *
 * @throws {Error} where the stack's region has no identity pools
 */
export function identityPoolPrincipal(
  scope: Construct,
  identityPoolId: string,
): FederatedPrincipal {
  const { region } = Stack.of(scope);
  const service = cognitoIdentityService(Token.isUnresolved(region) ? undefined : region);
  if (service === undefined) {
    throw new Error(
      `received the region ${region}, which has no Amazon Cognito identity pools; expected one that has; deploy the stack elsewhere`,
    );
  }
  return new FederatedPrincipal(
    service,
    {
      StringEquals: { [`${service}:aud`]: identityPoolId },
      'ForAnyValue:StringLike': { [`${service}:amr`]: 'authenticated' },
    },
    'sts:AssumeRoleWithWebIdentity',
  );
}
