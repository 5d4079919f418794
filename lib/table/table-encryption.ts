import { type RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { TableOptions } from '../config/schema/stage-schema';
import { tableKeyPolicy } from './table-key-policy';

/** The table's encryption at rest; makes a KMS key named `Key` in the scope where the stage asks for a new one. */
export function tableEncryption(
  scope: Construct,
  { encryption, replicas }: Pick<TableOptions, 'encryption' | 'replicas'>,
  removalPolicy: RemovalPolicy,
): TableEncryptionV2 {
  switch (encryption) {
    case 'awsOwned':
      return TableEncryptionV2.dynamoOwnedKey();
    case 'awsManaged':
      return TableEncryptionV2.awsManagedKey();
    case 'customerManaged':
      return TableEncryptionV2.customerManagedKey(
        new Key(scope, 'Key', {
          description: `Encrypts the DynamoDB table ${scope.node.path}`,
          enableKeyRotation: true,
          policy: tableKeyPolicy(Stack.of(scope).region),
          removalPolicy,
        }),
      );
    default:
      return TableEncryptionV2.customerManagedKey(
        Key.fromKeyArn(scope, 'Key', encryption.keyArn),
        Object.fromEntries(
          replicas.map((region) => [region, inRegion(encryption.keyArn, region)]),
        ),
      );
  }
}

/** The ARN of a multi-Region key's replica: the same but for the region. */
function inRegion(keyArn: string, region: string): string {
  const parts = keyArn.split(':');
  return [...parts.slice(0, 3), region, ...parts.slice(4)].join(':');
}
