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
      'AwsManaged | allow | ⚠ every resource (Books, Loans) | BatchGetItem, ⚠ Describe*, ⚠ List*, GetItem, GetResourcePolicy, Query, Scan, PartiQLSelect | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'Bounded | Permissions boundary ${ReadOnlyBoundary}: its statements are listed below',
      'AwsManaged | AWS managed policy AmazonDynamoDBReadOnlyAccess: its permissions as of 2026-08-22',
      'AwsManaged | AWS managed policy without access to tables, IAM or credentials: AWSLambdaBasicExecutionRole',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
