import { Arn, ArnFormat, Stack } from 'aws-cdk-lib/core';
import { TableEncryptionV2, type CfnGlobalTable, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key, type IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { CREATE_WITH_KEY } from './key-actions';
import { keyPolicy } from './key-policy';
import type { AccessTableProps } from './table-props';

const USE_BY_TABLE = { service: 'dynamodb', named: 'DynamoDB', actions: CREATE_WITH_KEY } as const;

/** The customer managed key of a table, new or by its ARN; undefined for an AWS owned or AWS managed key. */
export function customerManagedKey(
  table: Construct,
  { encryption, removalPolicy }: Pick<AccessTableProps, 'encryption' | 'removalPolicy'>,
): IKey | undefined {
  if (typeof encryption === 'object') return Key.fromKeyArn(table, 'Key', encryption.keyArn);
  if (encryption !== 'customerManaged') return undefined;
  return new Key(table, 'Key', {
    description: `Encrypts the DynamoDB table ${table.node.path}`,
    enableKeyRotation: true,
    policy: keyPolicy(Stack.of(table).region, USE_BY_TABLE),
    removalPolicy,
  });
}

/**
 * The encryption at rest of a table.
 *
 * @param key the customer managed key, if any; each replica uses its replica key in the same Region, which has the same
 *   ID
 */
export function tableEncryption(
  { encryption, replicas = [] }: Pick<AccessTableProps, 'encryption' | 'replicas'>,
  key: IKey | undefined,
): TableEncryptionV2 {
  if (!key) {
    return encryption === 'awsManaged'
      ? TableEncryptionV2.awsManagedKey()
      : TableEncryptionV2.dynamoOwnedKey();
  }
  const copies = replicas.map((region): [string, string] => [region, inRegion(key.keyArn, region)]);
  return TableEncryptionV2.customerManagedKey(key, Object.fromEntries(copies));
}

function inRegion(keyArn: string, region: string): string {
  return Arn.format({ ...Arn.split(keyArn, ArnFormat.SLASH_RESOURCE_NAME), region });
}

/** TableV2 supports customer managed keys only in stacks with a concrete Region; this sets the key in other stacks. */
export function setKeyOfOnlyReplica(table: TableV2, { keyArn }: IKey): void {
  const resource = table.node.defaultChild as CfnGlobalTable;
  resource.addPropertyOverride('SSESpecification', { SSEEnabled: true, SSEType: 'KMS' });
  resource.addPropertyOverride('Replicas.0.SSESpecification.KMSMasterKeyId', keyArn);
}
