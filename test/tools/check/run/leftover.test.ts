import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  describeLeftover,
  removeLeftover,
  type Leftover,
} from '../../../../tools/check/run/leftover';
import { awsServer, Refusal } from '../../../aws-server';

const aws = awsServer();
const USER: Leftover = { kind: 'user', userPoolId: 'us-east-1_Ab1', username: 'access-check-1' };
const IDENTITY: Leftover = { kind: 'identity', identityId: 'us-east-1:id-1' };
const ITEM: Leftover = { kind: 'item', tableName: 'orders-1', key: { pk: 'p' }, mark: 'm' };

const remove = (one: Leftover) =>
  removeLeftover(
    {
      userPools: new CognitoIdentityProviderClient(aws.config),
      identities: new CognitoIdentityClient(aws.config),
      documents: DynamoDBDocumentClient.from(new DynamoDBClient(aws.config)),
    },
    one,
  );

describe('leftover of a check', () => {
  test.each([
    [USER, 'user access-check-1 in user pool us-east-1_Ab1'],
    [IDENTITY, 'identity us-east-1:id-1'],
    [ITEM, 'item {"pk":"p"} in table orders-1'],
  ])('has a name: %j', (one, name) => {
    expect(describeLeftover(one)).toBe(name);
  });

  test.each<[Leftover, string, object]>([
    [USER, 'AdminDeleteUser', { UserPoolId: 'us-east-1_Ab1', Username: 'access-check-1' }],
    [IDENTITY, 'DeleteIdentities', { IdentityIdsToDelete: ['us-east-1:id-1'] }],
    [
      ITEM,
      'DeleteItem',
      {
        TableName: 'orders-1',
        Key: { pk: { S: 'p' } },
        ConditionExpression: '#mark = :mark',
        ExpressionAttributeNames: { '#mark': 'written by access check' },
        ExpressionAttributeValues: { ':mark': { S: 'm' } },
      },
    ],
  ])('is removed by one request, an item only with its mark: %j', async (one, action, body) => {
    aws.on(action, {});
    await remove(one);
    expect(aws.asked.map((asked) => [asked.action, asked.body])).toEqual([[action, body]]);
  });

  test.each<[Leftover, string, string]>([
    [USER, 'AdminDeleteUser', 'UserNotFoundException'],
    [IDENTITY, 'DeleteIdentities', 'InvalidAction'],
    [ITEM, 'DeleteItem', 'ConditionalCheckFailedException'],
    [ITEM, 'DeleteItem', 'ResourceNotFoundException'],
  ])("that is absent or not the check's is no failure: %j", async (one, action, code) => {
    aws.on(action, new Refusal(code));
    await expect(remove(one)).resolves.toBeUndefined();
  });

  test.each<[Leftover, string, string]>([
    [USER, 'AdminDeleteUser', 'NotAuthorizedException'],
    [IDENTITY, 'DeleteIdentities', 'NotAuthorizedException'],
    [ITEM, 'DeleteItem', 'AccessDeniedException'],
    [ITEM, 'DeleteItem', 'TransactionConflictException'],
  ])('that may still exist is a failure: %j', async (one, action, code) => {
    aws.on(action, new Refusal(code));
    await expect(remove(one)).rejects.toMatchObject({ name: code });
  });

  test('is a failure if Cognito does not process an identity', async () => {
    const unprocessed = [{ IdentityId: 'us-east-1:id-1', ErrorCode: 'InternalServerError' }];
    aws.on('DeleteIdentities', { UnprocessedIdentityIds: unprocessed });
    await expect(remove(IDENTITY)).rejects.toThrow(/InternalServerError/);
  });
});
