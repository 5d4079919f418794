import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Stack } from 'aws-cdk-lib/core';

/**
 * Whether users can write an attribute with an app client.
 *
 * An app client without a list of attributes, or with an empty one, can write all of them. Source: aws-cdk#21835.
 */
export function canWrite(client: CfnUserPoolClient, attribute: string): boolean {
  const stack = Stack.of(client);
  const attributes: unknown = stack.resolve(client.writeAttributes);
  if (!Array.isArray(attributes) || attributes.length === 0) return true;
  const written = JSON.stringify(stack.resolve(attribute));
  return attributes.some((one) => JSON.stringify(one) === written);
}
