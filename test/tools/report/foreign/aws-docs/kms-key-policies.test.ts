import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('kms-key-policies.yaml', () => {
  const report = reportOf('aws-docs/kms-key-policies.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Orders | no name of its own | Id | KMS key OrdersKey',
      'OrderLines | no name of its own | Id | KMS key OrdersKey',
      'Invoices | no name of its own | Id | KMS key alias/invoices, not in this template',
      'Prices | no name of its own | Id | KMS key SharedKey',
      'Drafts | no name of its own | Id | AWS managed key (aws/dynamodb)',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Reader | Amazon ECS tasks | none',
      'Writer | Amazon EC2 instances | none',
      'Keyless | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Reader | renewed by the service while it runs, regardless of the role's maximum",
      "Writer | renewed by the service while it runs, regardless of the role's maximum",
      "Keyless | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Reader | allow | Orders | GetItem | all | none',
      'Reader | allow | OrderLines | GetItem | all | none',
      'Reader | allow | Invoices | GetItem | all | none',
      'Reader | allow | Prices | GetItem | all | none',
      'Reader | allow | Drafts | GetItem | all | none',
      'Reader | allow | KMS key OrdersKey | kms:Decrypt, kms:DescribeKey | – | the service that uses the key matches "dynamodb.*.amazonaws.com"',
      'Reader | allow | KMS key OrdersKey | kms:CreateGrant | – | a grant by an AWS service is "true"',
      'Writer | allow | Orders | GetItem | all | none',
      'Writer | allow | OrderLines | GetItem | all | none',
      'Writer | allow | Invoices | GetItem | all | none',
      'Writer | allow | Prices | GetItem | all | none',
      'Writer | allow | Drafts | GetItem | all | none',
      'Writer | allow | Orders | PutItem, UpdateItem | all | none',
      'Writer | allow | KMS key OrdersKey | kms:Decrypt, kms:DescribeKey | – | none',
      'Writer | allow | arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/* | kms:Decrypt | – | a value of the key\'s aliases is "alias/invoices"',
      'Keyless | allow | Orders | GetItem | all | none',
      'Keyless | allow | OrderLines | GetItem | all | none',
      'Keyless | allow | Invoices | GetItem | all | none',
      'Keyless | allow | Prices | GetItem | all | none',
      'Keyless | allow | Drafts | GetItem | all | none',
      'principals in this account that its IAM policies allow | allow | KMS key OrdersKey | kms:* | – | none',
      'role KeyAdministrator in account 111122223333 | allow | KMS key SharedKey | kms:Create*, kms:Describe*, kms:Put*, kms:Update*, kms:ScheduleKeyDeletion | – | none',
      'any principal in this account | allow | KMS key SharedKey | kms:Encrypt, kms:Decrypt, kms:ReEncrypt*, kms:GenerateDataKey*, kms:CreateGrant, kms:DescribeKey | – | the principal\'s account is "${AWS::AccountId}"; the service that uses the key is "dynamodb.${AWS::Region}.amazonaws.com"',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
