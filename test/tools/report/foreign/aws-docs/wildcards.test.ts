import {
  grantLines,
  noteLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('wildcards.yaml', () => {
  const report = reportOf('aws-docs/wildcards.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Books | Books | Isbn | AWS owned key',
      'Loans | no name of its own | Id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'EveryAction | AWS Lambda | none',
      'EveryTable | AWS Lambda | none',
      'EveryIndex | AWS Lambda | none',
      'AllButDelete | AWS Lambda | none',
      'AllButBooks | AWS Lambda | none',
      'Everything | AWS Lambda | none',
      'Bounded | AWS Lambda | none',
      'AwsManaged | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "EveryAction | renewed by the service while it runs, regardless of the role's maximum",
      "EveryTable | renewed by the service while it runs, regardless of the role's maximum",
      "EveryIndex | renewed by the service while it runs, regardless of the role's maximum",
      "AllButDelete | renewed by the service while it runs, regardless of the role's maximum",
      "AllButBooks | renewed by the service while it runs, regardless of the role's maximum",
      "Everything | renewed by the service while it runs, regardless of the role's maximum",
      "Bounded | renewed by the service while it runs, regardless of the role's maximum",
      "AwsManaged | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'EveryAction | allow | Books | ⚠ * | all | none',
      'EveryTable | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/* (Books, Loans) | ⚠ Get* | all | none',
      'EveryTable | allow | Loans | ⚠ *item | all | none',
      'EveryIndex | allow | ⚠ arn:aws:dynamodb:*:*:table/Books/index/* (Books) | Query | all | none',
      'AllButDelete | allow | Books | ⚠ every action except Delete*, UpdateTable | all | none',
      'AllButBooks | allow | ⚠ everything except arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/Books itself (Books, Loans) | GetItem, Query | all | none',
      'Everything | allow | ⚠ every resource (Books, Loans) | ⚠ * | all | none',
      'Everything | deny | Loans: table, all subresources | * | – | none',
      'Bounded | allow | Books | GetItem, PutItem | all | none',
      'Bounded | limit | every resource (Books, Loans) | GetItem, Query, Scan | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'Bounded | Permissions boundary ${ReadOnlyBoundary}: its statements are listed below',
      'AwsManaged | Managed policy arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess: its statements are not in this template',
      'AwsManaged | Managed policy arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole: its statements are not in this template',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'AwsManaged | statements of policy arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess, not in this template',
    ]);
  });
});
