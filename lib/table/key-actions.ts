/** What a caller who reads a table needs on its customer-managed key. */
export const READ_THROUGH_KEY = ['kms:Decrypt', 'kms:DescribeKey'] as const;

/**
 * What a caller who writes to a table needs on its customer-managed key.
 *
 * Absent on purpose: `CreateGrant`, which DynamoDB needs of whoever creates the table only.
 * Source: DynamoDB Developer Guide, Encryption at rest; the CDK's table grants.
 */
export const WRITE_THROUGH_KEY = [
  ...READ_THROUGH_KEY,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;

/** What whoever creates a table needs on its customer-managed key. */
export const CREATE_WITH_KEY = ['kms:CreateGrant', ...WRITE_THROUGH_KEY] as const;
