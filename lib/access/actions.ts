import type { ItemAction } from '../config/schema/table-schema';

/**
 * The IAM action behind each item action of a stage file. Source: the workshop page's policy.
 *
 * Absent on purpose: `DeleteItem`, `BatchWriteItem` (deletes too); `Query`, `Scan`, `BatchGetItem` (reach many
 * items in one call); `PartiQL*` (the same again under other names); everything that administers a table.
 */
export const DYNAMODB_ACTIONS: Readonly<Record<ItemAction, string>> = {
  GetItem: 'dynamodb:GetItem',
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
};

const READ_THROUGH_KEY = ['kms:Decrypt', 'kms:DescribeKey'] as const;

const WRITE_THROUGH_KEY = [
  ...READ_THROUGH_KEY,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
] as const;

/**
 * What the caller of each item action needs on a customer-managed key of the table.
 *
 * Absent on purpose: `CreateGrant`, which DynamoDB needs of whoever creates the table only.
 * Source: DynamoDB Developer Guide, Encryption at rest; the CDK's table grants.
 */
export const KEY_ACTIONS: Readonly<Record<ItemAction, readonly string[]>> = {
  GetItem: READ_THROUGH_KEY,
  PutItem: WRITE_THROUGH_KEY,
  UpdateItem: WRITE_THROUGH_KEY,
};
