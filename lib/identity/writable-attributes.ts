import { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * Whether users can write an attribute with an app client that is defined in this app; false for other constructs.
 *
 * An app client without a list of attributes, or with an empty one, can write all of them. Source: aws-cdk#21835.
 */
export function canWrite({ node }: IConstruct, attribute: string): boolean {
  const client = node.defaultChild;
  if (!client || !CfnUserPoolClient.isCfnUserPoolClient(client)) return false;
  const attributes: unknown = Stack.of(client).resolve(client.writeAttributes);
  return !Array.isArray(attributes) || attributes.length === 0 || attributes.includes(attribute);
}
