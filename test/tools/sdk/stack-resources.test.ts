import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { stackResources } from '../../../tools/sdk/stack-resources';
import { awsServer, members } from '../../aws-server';

const aws = awsServer();
const resource = (id: string, physicalId: string) =>
  `<LogicalResourceId>${id}</LogicalResourceId><ResourceType>AWS::IAM::Role</ResourceType>${physicalId}`;
const page = (items: string[]) =>
  `<StackResourceSummaries>${members(items)}</StackResourceSummaries>`;
const gone = (status: string) => `${named('gone')}<ResourceStatus>${status}</ResourceStatus>`;
const named = (name: string) => `<PhysicalResourceId>${name}</PhysicalResourceId>`;

test('all pages are read, and what was never made is left out', async () => {
  aws.on('ListStackResources', ({ body }) =>
    body.NextToken === undefined
      ? `${page([resource('One', named('one-1')), resource('Never', '')])}<NextToken>more</NextToken>`
      : page([resource('Two', named('two-2'))]),
  );
  expect(await stackResources(new CloudFormationClient(aws.config), 'orders')).toEqual({
    One: { type: 'AWS::IAM::Role', physicalId: 'one-1' },
    Two: { type: 'AWS::IAM::Role', physicalId: 'two-2' },
  });
  expect(aws.asked.map(({ body }) => [body.StackName, body.NextToken])).toEqual([
    ['orders', undefined],
    ['orders', 'more'],
  ]);
});

test('what an update has removed is not there', async () => {
  const states = ['DELETE_COMPLETE', 'DELETE_SKIPPED', 'DELETE_FAILED', 'UPDATE_COMPLETE'];
  aws.on('ListStackResources', page(states.map((state) => resource(state, gone(state)))));
  const resources = await stackResources(new CloudFormationClient(aws.config), 'orders');
  expect(Object.keys(resources)).toEqual(['DELETE_FAILED', 'UPDATE_COMPLETE']);
});
