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
      'Books | Books | Isbn | a key that AWS owns',
      'Loans | no name of its own | Id | a key that AWS owns',
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
      'EveryAction | renewed by the service for as long as it runs, whatever the maximum of the role',
      'EveryTable | renewed by the service for as long as it runs, whatever the maximum of the role',
      'EveryIndex | renewed by the service for as long as it runs, whatever the maximum of the role',
      'AllButDelete | renewed by the service for as long as it runs, whatever the maximum of the role',
      'AllButBooks | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Everything | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Bounded | renewed by the service for as long as it runs, whatever the maximum of the role',
      'AwsManaged | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'EveryAction | allow | Books | ⚠ * | all | none',
      'EveryTable | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/* (Books, Loans) | ⚠ Get* | all | none',
      'EveryTable | allow | Loans | ⚠ *item | all | none',
      'EveryIndex | allow | ⚠ arn:aws:dynamodb:*:*:table/Books/index/* (Books) | Query | all | none',
      'AllButDelete | allow | Books | ⚠ every action but Delete*, UpdateTable | all | none',
      'AllButBooks | allow | ⚠ everything but arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/Books itself (Books, Loans) | GetItem, Query | all | none',
      'Everything | allow | ⚠ every resource (Books, Loans) | ⚠ * | all | none',
      'Everything | deny | Loans: table, everything below | * | – | none',
      'Bounded | allow | Books | GetItem, PutItem | all | none',
      'Bounded | limit | every resource (Books, Loans) | GetItem, Query, Scan | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'Bounded | limited by the permissions boundary ${ReadOnlyBoundary}: its statements are the limits below',
      'AwsManaged | has the managed policy arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess, whose statements are not in this template',
      'AwsManaged | has the managed policy arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole, whose statements are not in this template',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'AwsManaged | the statements of the policy arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess',
    ]);
  });
});
