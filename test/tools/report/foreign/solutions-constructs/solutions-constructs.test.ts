import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('aws-apigateway-dynamodb.template.json', () => {
  const report = reportOf('solutions-constructs/aws-apigateway-dynamodb.template.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'ApiGatewayToDynamoDBDynamoTable94B0DF71 | no name of its own | id | AWS managed key (aws/dynamodb)',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'ApiGatewayToDynamoDBapigatewayrole927C3F2C | Amazon API Gateway | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "ApiGatewayToDynamoDBapigatewayrole927C3F2C | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'ApiGatewayToDynamoDBapigatewayrole927C3F2C | allow | ApiGatewayToDynamoDBDynamoTable94B0DF71 | Query | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });

  test('principals without access', () => {
    expect(report.withoutAccess).toEqual([
      'ApiGatewayToDynamoDBLambdaRestApiCloudWatchRole70FEBF0D',
    ]);
  });
});

describe('aws-dynamodbstreams-lambda.template.json', () => {
  const report = reportOf('solutions-constructs/aws-dynamodbstreams-lambda.template.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'DynamoDBStreamsToLambdaDynamoTable3955A9C5 | no name of its own | id | AWS managed key (aws/dynamodb)',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | allow | this account and Region | ListStreams | – | none',
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | allow | DynamoDBStreamsToLambdaDynamoTable3955A9C5: stream | DescribeStream, GetRecords, GetShardIterator | stream records of all items | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});

describe('aws-lambda-dynamodb.template.json', () => {
  const report = reportOf('solutions-constructs/aws-lambda-dynamodb.template.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'LambdaToDynamoDBDynamoTable53C1442D | no name of its own | id | AWS managed key (aws/dynamodb)',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | allow | LambdaToDynamoDBDynamoTable53C1442D | BatchGetItem, Query, GetItem, Scan, ConditionCheckItem, BatchWriteItem, PutItem, UpdateItem, DeleteItem, DescribeTable | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
