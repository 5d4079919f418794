import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { awsServer, Refusal } from '../../../aws-server';
import { CleanUp, identityCleanUp, removeItem } from '../../../../tools/check/run/clean-up';

/** A clean-up that records the order of removals. */
function filled(...steps: (readonly [what: string, failure?: Error])[]) {
  const removed: string[] = [];
  const cleanUp = new CleanUp();
  for (const [what, failure] of steps) {
    cleanUp.later(what, () =>
      failure === undefined ? Promise.resolve(removed.push(what)) : Promise.reject(failure),
    );
  }
  return { cleanUp, removed };
}

describe('clean-up', () => {
  test('removes in reverse order', async () => {
    const { cleanUp, removed } = filled(['user'], ['identity'], ['item']);
    expect(cleanUp.left).toEqual(['user', 'identity', 'item']);
    expect(await cleanUp.run()).toEqual([]);
    expect(removed).toEqual(['item', 'identity', 'user']);
    expect(cleanUp.left).toEqual([]);
  });

  test('continues after a failure, and returns it with the reason', async () => {
    const { cleanUp, removed } = filled(
      ['user'],
      ['item', new Error('not now')],
      ['identity', new TypeError('text')],
    );
    expect(await cleanUp.run()).toEqual(['identity: TypeError: text', 'item: Error: not now']);
    expect(removed).toEqual(['user']);
  });

  test('lists a resource until it is removed', async () => {
    const cleanUp = new CleanUp();
    const seen: string[][] = [];
    for (const what of ['user', 'item']) {
      cleanUp.later(what, () => Promise.resolve(seen.push(cleanUp.left)));
    }
    await cleanUp.run();
    expect(seen).toEqual([['user', 'item'], ['user']]);
  });

  test('removes each resource once', async () => {
    const { cleanUp, removed } = filled(['user']);
    await cleanUp.run();
    expect(await cleanUp.run()).toEqual([]);
    expect(removed).toEqual(['user']);
  });
});

const aws = awsServer();

/** What is left of an identity after AWS has answered its deletion. */
async function leftOfIdentity(answer: Refusal | Record<string, unknown>) {
  aws.on('DeleteIdentities', answer);
  const cleanUp = new CleanUp();
  identityCleanUp(new CognitoIdentityClient(aws.config), cleanUp)('us-east-1:id-1');
  expect(aws.asked).toEqual([]);
  expect(cleanUp.left).toEqual(['identity us-east-1:id-1']);
  return cleanUp.run();
}

describe('identity to delete', () => {
  test('is deleted by the clean-up', async () => {
    expect(await leftOfIdentity({ UnprocessedIdentityIds: [] })).toEqual([]);
    expect(aws.asked.map(({ body }) => body)).toEqual([
      { IdentityIdsToDelete: ['us-east-1:id-1'] },
    ]);
  });

  test('stays in an emulator without DeleteIdentities', async () => {
    expect(await leftOfIdentity(new Refusal('InvalidAction'))).toEqual([]);
  });

  test('is reported if its deletion is denied', async () => {
    expect(await leftOfIdentity(new Refusal('NotAuthorizedException', 'not you'))).toEqual([
      'identity us-east-1:id-1: NotAuthorizedException: not you',
    ]);
  });

  test('is reported if Cognito does not process it', async () => {
    const unprocessed = [{ IdentityId: 'us-east-1:id-1', ErrorCode: 'InternalServerError' }];
    expect(await leftOfIdentity({ UnprocessedIdentityIds: unprocessed })).toEqual([
      'identity us-east-1:id-1: Error: Cognito did not delete it: InternalServerError',
    ]);
  });
});

function removed(answer: Refusal | Record<string, unknown>): Promise<void> {
  aws.on('DeleteItem', answer);
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(aws.config));
  return removeItem(documents, { tableName: 'orders-1', key: { pk: 'p' }, mark: 'm' });
}

describe('deletion of an item', () => {
  test('requires the mark of the check', async () => {
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
    "succeeds for an item that is absent or not the check's: %s",
    async (code) => {
      await expect(removed(new Refusal(code))).resolves.toBeUndefined();
    },
  );

  test.each(['AccessDeniedException', 'ThrottlingException', 'TransactionConflictException'])(
    'fails if the item may still exist: %s',
    async (code) => {
      await expect(removed(new Refusal(code))).rejects.toMatchObject({ name: code });
    },
  );
});
