import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  wayLines,
} from '../report-lines';

describe('aws-apigateway-dynamodb.template.json', () => {
  const report = reportOf('solutions-constructs/aws-apigateway-dynamodb.template.json');

  test('tells the tables and their keys', () => {
    expect(tableLines(report)).toEqual([
      'ApiGatewayToDynamoDBDynamoTable94B0DF71 | no name of its own | id | the key that AWS manages in the account',
    ]);
  });

  test('tells who gets in', () => {
    expect(wayLines(report)).toEqual([
      'ApiGatewayToDynamoDBapigatewayrole927C3F2C | Amazon API Gateway | none',
    ]);
  });

  test('tells how long sessions last', () => {
    expect(sessionLines(report)).toEqual([
      'ApiGatewayToDynamoDBapigatewayrole927C3F2C | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('tells who may do what with which rows', () => {
    expect(grantLines(report)).toEqual([
      'ApiGatewayToDynamoDBapigatewayrole927C3F2C | allow | ApiGatewayToDynamoDBDynamoTable94B0DF71 | Query | all | none',
    ]);
  });

  test('tells what the template leaves open', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });

  test('names who reaches no table', () => {
    expect(report.withoutAccess).toEqual([
      'ApiGatewayToDynamoDBLambdaRestApiCloudWatchRole70FEBF0D',
    ]);
  });
});

describe('aws-dynamodbstreams-lambda.template.json', () => {
  const report = reportOf('solutions-constructs/aws-dynamodbstreams-lambda.template.json');

  test('tells the tables and their keys', () => {
    expect(tableLines(report)).toEqual([
      'DynamoDBStreamsToLambdaDynamoTable3955A9C5 | no name of its own | id | the key that AWS manages in the account',
    ]);
  });

  test('tells who gets in', () => {
    expect(wayLines(report)).toEqual([
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | AWS Lambda | none',
    ]);
  });

  test('tells how long sessions last', () => {
    expect(sessionLines(report)).toEqual([
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('tells who may do what with which rows', () => {
    expect(grantLines(report)).toEqual([
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | allow | the account, in its region | ListStreams | – | none',
      'DynamoDBStreamsToLambdaLambdaFunctionServiceRole97F591E5 | allow | DynamoDBStreamsToLambdaDynamoTable3955A9C5: stream | DescribeStream, GetRecords, GetShardIterator | changes of every row, from the stream | none',
    ]);
  });

  test('tells what the template leaves open', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});

describe('aws-lambda-dynamodb.template.json', () => {
  const report = reportOf('solutions-constructs/aws-lambda-dynamodb.template.json');

  test('tells the tables and their keys', () => {
    expect(tableLines(report)).toEqual([
      'LambdaToDynamoDBDynamoTable53C1442D | no name of its own | id | the key that AWS manages in the account',
    ]);
  });

  test('tells who gets in', () => {
    expect(wayLines(report)).toEqual([
      'LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | AWS Lambda | none',
    ]);
  });

  test('tells how long sessions last', () => {
    expect(sessionLines(report)).toEqual([
      'LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('tells who may do what with which rows', () => {
    expect(grantLines(report)).toEqual([
      'LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | allow | LambdaToDynamoDBDynamoTable53C1442D | BatchGetItem, Query, GetItem, Scan, ConditionCheckItem, BatchWriteItem, PutItem, UpdateItem, DeleteItem, DescribeTable | all | none',
      'LambdaToDynamoDBLambdaFunctionServiceRole65A176C7 | allow | LambdaToDynamoDBDynamoTable53C1442D | GetRecords, GetShardIterator | none: these are actions on streams, and this is no stream | none',
    ]);
  });

  test('tells what the template leaves open', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
