import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CleanUp, identityCleanUp, removeItem } from '../../../../tools/check/run/clean-up';
import { awsServer, Refusal } from '../../../aws-server';

const aws = awsServer();

/** What is left of an identity once AWS has answered its deletion so. */
async function leftOfIdentity(answer: Refusal | Record<string, unknown>) {
  aws.on('DeleteIdentities', answer);
  const cleanUp = new CleanUp();
  identityCleanUp(new CognitoIdentityClient(aws.config), cleanUp)('us-east-1:id-1');
  expect(aws.asked).toEqual([]);
  expect(cleanUp.left).toEqual(['identity us-east-1:id-1']);
  return cleanUp.run();
}

test('an identity is deleted in the end', async () => {
  expect(await leftOfIdentity({ UnprocessedIdentityIds: [] })).toEqual([]);
  expect(aws.asked.map(({ body }) => body)).toEqual([{ IdentityIdsToDelete: ['us-east-1:id-1'] }]);
});

test('an emulator without this call keeps identities', async () => {
  expect(await leftOfIdentity(new Refusal('InvalidAction'))).toEqual([]);
});

test('an identity that may not be deleted is told', async () => {
  expect(await leftOfIdentity(new Refusal('NotAuthorizedException', 'not you'))).toEqual([
    'identity us-east-1:id-1: NotAuthorizedException: not you',
  ]);
});

test('an identity that Cognito did not get to is told', async () => {
  const unprocessed = [{ IdentityId: 'us-east-1:id-1', ErrorCode: 'InternalServerError' }];
  expect(await leftOfIdentity({ UnprocessedIdentityIds: unprocessed })).toEqual([
    'identity us-east-1:id-1: Error: Cognito has not deleted it: InternalServerError',
  ]);
});

function removed(answer: Refusal | Record<string, unknown>): Promise<void> {
  aws.on('DeleteItem', answer);
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(aws.config));
  return removeItem(documents, { tableName: 'orders-1', key: { pk: 'p' }, mark: 'm' });
}

test('a row goes only if it is one of this check', async () => {
  await removed({});
  expect(aws.asked[0]?.body).toEqual({
    TableName: 'orders-1',
    Key: { pk: { S: 'p' } },
    ConditionExpression: '#mark = :mark',
    ExpressionAttributeNames: { '#mark': 'written by access check' },
    ExpressionAttributeValues: { ':mark': { S: 'm' } },
  });
});

test.each(['ConditionalCheckFailedException', 'ResourceNotFoundException'])(
  'a row that is not there, or of somebody else, is no failure: %s',
  async (code) => {
    await expect(removed(new Refusal(code))).resolves.toBeUndefined();
  },
);

test.each(['AccessDeniedException', 'ThrottlingException', 'TransactionConflictException'])(
  'a row that may still be there is a failure: %s',
  async (code) => {
    await expect(removed(new Refusal(code))).rejects.toThrow(`${code} says AWS`);
  },
);
