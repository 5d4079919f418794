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
      'Orders | no name of its own | Id | the key OrdersKey',
      'OrderLines | no name of its own | Id | the key OrdersKey',
      'Invoices | no name of its own | Id | the key alias/invoices, not in this template',
      'Prices | no name of its own | Id | the key SharedKey',
      'Drafts | no name of its own | Id | the key that AWS manages in the account',
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
      'Reader | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Writer | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Keyless | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Reader | allow | Orders | GetItem | all | none',
      'Reader | allow | OrderLines | GetItem | all | none',
      'Reader | allow | Invoices | GetItem | all | none',
      'Reader | allow | Prices | GetItem | all | none',
      'Reader | allow | Drafts | GetItem | all | none',
      'Reader | allow | key OrdersKey | kms:Decrypt, kms:DescribeKey | – | the service that uses the key for the caller matches "dynamodb.*.amazonaws.com"',
      'Reader | allow | key OrdersKey | kms:CreateGrant | – | that an AWS service makes the grant is "true"',
      'Writer | allow | Orders | GetItem | all | none',
      'Writer | allow | OrderLines | GetItem | all | none',
      'Writer | allow | Invoices | GetItem | all | none',
      'Writer | allow | Prices | GetItem | all | none',
      'Writer | allow | Drafts | GetItem | all | none',
      'Writer | allow | Orders | PutItem, UpdateItem | all | none',
      'Writer | allow | key OrdersKey | kms:Decrypt, kms:DescribeKey | – | none',
      'Writer | allow | arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/* | kms:Decrypt | – | a value of the key\'s aliases is "alias/invoices"',
      'Keyless | allow | Orders | GetItem | all | none',
      'Keyless | allow | OrderLines | GetItem | all | none',
      'Keyless | allow | Invoices | GetItem | all | none',
      'Keyless | allow | Prices | GetItem | all | none',
      'Keyless | allow | Drafts | GetItem | all | none',
      'whoever IAM policies of this account let | allow | key OrdersKey | kms:* | – | none',
      'the role KeyAdministrator of account 111122223333 | allow | key SharedKey | kms:Create*, kms:Describe*, kms:Put*, kms:Update*, kms:ScheduleKeyDeletion | – | none',
      'any caller of this account | allow | key SharedKey | kms:Encrypt, kms:Decrypt, kms:ReEncrypt*, kms:GenerateDataKey*, kms:CreateGrant, kms:DescribeKey | – | the caller\'s account is "${AWS::AccountId}"; the service that uses the key for the caller is "dynamodb.${AWS::Region}.amazonaws.com"',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
