import { Arn, ArnFormat } from 'aws-cdk-lib/core';
import { TableEncryptionV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { TableOptions } from '../stage/schema/stage-schema';

/**
 * The table's encryption at rest.
 *
 * @param key the customer-managed key, where the stage has the table use one; replicas use its copies in their
 *   regions, which have the same ID
 */
export function tableEncryption(
  { encryption, replicas }: Pick<TableOptions, 'encryption' | 'replicas'>,
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
