import type { SSESpecification, TableDescription } from '@aws-sdk/client-dynamodb';

/** The KMS key that encrypts a table. */
export type TableKey =
  | { readonly kind: 'awsOwned' }
  | { readonly kind: 'awsManaged' }
  | { readonly kind: 'customerManaged'; readonly keyArn: string };

/**
 * The key of a table.
 *
 * @param hasOwnKey whether a key in the description is a customer managed one
 */
export function tableKey({ SSEDescription }: TableDescription, hasOwnKey: boolean): TableKey {
  const { Status, KMSMasterKeyArn } = SSEDescription ?? {};
  if (Status === undefined || Status === 'DISABLED' || Status === 'DISABLING') {
    return { kind: 'awsOwned' };
  }
  return hasOwnKey && KMSMasterKeyArn !== undefined
    ? { kind: 'customerManaged', keyArn: KMSMasterKeyArn }
    : { kind: 'awsManaged' };
}

/** The key as DynamoDB takes it. Source: DynamoDB API reference, SSESpecification. */
export function encryptionWith(key: TableKey): SSESpecification {
  switch (key.kind) {
    case 'awsOwned':
      return { Enabled: false };
    case 'awsManaged':
      return { Enabled: true, SSEType: 'KMS' };
    case 'customerManaged':
      return { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: key.keyArn };
  }
}
