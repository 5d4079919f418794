import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { cognitoIdentityService } from '../aws/cognito-identity-service';

/**
 * The name of Cognito's identity service where a construct is deployed. A stack without a region is taken for a
 * commercial one, because the keys of conditions must be literal.
 *
 * @throws {Error} where the stack's region has no identity pools
 */
export function identityService(scope: Construct): string {
  const { region } = Stack.of(scope);
  const service = cognitoIdentityService(Token.isUnresolved(region) ? undefined : region);
  if (service !== undefined) return service;
  throw new Error(
    `received the region ${region}, which has no Amazon Cognito identity pools; expected one that has; deploy the stack elsewhere`,
  );
}
