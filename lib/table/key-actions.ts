/** The KMS actions to read a table with a customer managed key. */
export const READ_THROUGH_KEY = ['kms:Decrypt', 'kms:DescribeKey'] as const;

/**
 * The KMS actions to write to a table with a customer managed key.
 *
 * Excluded: `CreateGrant`, which only the creator of the table needs.
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

/** The KMS actions to create a table with a customer managed key. */
export const CREATE_WITH_KEY = ['kms:CreateGrant', ...WRITE_THROUGH_KEY] as const;
