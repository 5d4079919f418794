import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('web-identity-federation.yaml', () => {
  const report = reportOf('aws-docs/web-identity-federation.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'GameScores | GameScores | UserId and GameTitle | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'AmazonPlayer | federated identities of www.amazon.com | the Login with Amazon app ID is "parameter AmazonAppId (default amzn1.application-oa2-client.0123456789abcdef)"',
      'FacebookPlayer | federated identities of graph.facebook.com | the Facebook app ID is "parameter FacebookAppId"',
      'GooglePlayer | federated identities of accounts.google.com | the Google client ID is "parameter GoogleClientId (default 0123456789-example.apps.googleusercontent.com)"',
      'CognitoPlayer | authenticated identities of identity pool "us-east-1:12345678-abcd-abcd-abcd-123456790ab" | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'AmazonPlayer | up to 1 h',
      'FacebookPlayer | up to 1 h',
      'GooglePlayer | up to 1 h',
      "CognitoPlayer | 1 h in the enhanced flow, regardless of the role's maximum; up to 1 h in the classic flow, if the identity pool, not in this template, allows it",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'AmazonPlayer | allow | GameScores | GetItem, BatchGetItem, Query, PutItem, UpdateItem, DeleteItem, BatchWriteItem | partition key is the user\'s ID at Login with Amazon | only "UserId" or "GameTitle" or "Wins" or "Losses" or "TopScore"; Select is "SPECIFIC_ATTRIBUTES" or is absent; ReturnValues is "NONE" or "UPDATED_OLD" or "UPDATED_NEW" or is absent',
      "FacebookPlayer | allow | GameScores | GetItem, PutItem, UpdateItem | partition key is the user's ID at Facebook | none",
      'FacebookPlayer | allow | GameScores: index GameTitleIndex | Query | all | only "GameTitle" or "TopScore"; Select is "SPECIFIC_ATTRIBUTES"',
      'GooglePlayer | allow | GameScores: table, every index | GetItem, Query | partition key begins with the user\'s ID at Google followed by "#" | none',
      "GooglePlayer | allow | GameScores | GetItem, Query, PutItem | no item matches, because sessions of GooglePlayer have no such value: partition key is the user's identity ID | none",
      'CognitoPlayer | allow | GameScores: table, every index | GetItem, Query | no item matches, because sessions of CognitoPlayer have no such value: partition key begins with the user\'s ID at Google followed by "#" | none',
      "CognitoPlayer | allow | GameScores | GetItem, Query, PutItem | partition key is the user's identity ID | none",
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'AmazonPlayer: Properties.AssumeRolePolicyDocument.Statement[0] | parameter AmazonAppId (default amzn1.application-oa2-client.0123456789abcdef)',
      'FacebookPlayer: Properties.AssumeRolePolicyDocument.Statement[0] | parameter FacebookAppId',
      'GooglePlayer: Properties.AssumeRolePolicyDocument.Statement[0] | parameter GoogleClientId (default 0123456789-example.apps.googleusercontent.com)',
    ]);
  });
});
