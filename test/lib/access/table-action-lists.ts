/** The DynamoDB actions that read a table, written by hand. */
export const READ = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];

/** The DynamoDB actions that write to a table, written by hand. */
export const WRITE = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

/** The KMS actions on the key of a table that is read, written by hand. */
export const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];

/** The KMS actions on the key of a table that is written to, written by hand. */
export const WRITE_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
