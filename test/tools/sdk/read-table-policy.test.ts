import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readTablePolicy } from '../../../tools/sdk/read-table-policy';
import { awsServer, Refusal } from '../../aws-server';

const aws = awsServer();
const ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
const POLICY = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'dynamodb:*' }] };
const read = () =>
  readTablePolicy(DynamoDBDocumentClient.from(new DynamoDBClient(aws.config)), ARN);

test('the policy of a table is read by the ARN of the table', async () => {
  aws.on('GetResourcePolicy', { Policy: JSON.stringify(POLICY), RevisionId: '1' });
  expect(await read()).toEqual(POLICY);
  expect(aws.asked[0]?.body).toEqual({ ResourceArn: ARN });
});

test.each([
  ['AWS says so', new Refusal('PolicyNotFoundException')],
  ['there is none in the answer', {}],
])('a table has no policy where %s', async (_what, answer) => {
  aws.on('GetResourcePolicy', answer);
  expect(await read()).toBeUndefined();
});

test.each(['AccessDeniedException', 'ResourceNotFoundException'])(
  '%s is an error, not a table without a policy',
  async (code) => {
    aws.on('GetResourcePolicy', new Refusal(code));
    await expect(read()).rejects.toThrow(`${code} says AWS`);
  },
);
