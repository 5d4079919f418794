import { StackStatus, CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { assertStable, describeStack, stackResources } from '../../../tools/sdk/deployed-stack';
import { awsServer, members, Refusal } from '../../aws-server';

const aws = awsServer();
const STACK = 'arn:aws:cloudformation:us-east-1:111122223333:stack/orders/1';
const OUTPUTS = `<Outputs>${members([
  '<OutputKey>Region</OutputKey><OutputValue>us-east-1</OutputValue>',
  '<OutputKey>Empty</OutputKey><OutputValue></OutputValue>',
])}</Outputs>`;
const stack = (inner: string) => `<Stacks>${members([inner])}</Stacks>`;
const ORDERS = stack(
  `<StackId>${STACK}</StackId><StackStatus>CREATE_COMPLETE</StackStatus>${OUTPUTS}`,
);

describe('deployed stack', () => {
  test('has an ID, a status and outputs', async () => {
    aws.on('DescribeStacks', ORDERS);
    expect(await describeStack('orders', aws.config)).toEqual({
      stackId: STACK,
      status: 'CREATE_COMPLETE',
      outputs: { Region: 'us-east-1', Empty: '' },
    });
    expect(aws.asked[0]?.body.StackName).toBe('orders');
  });

  test('has the outputs that are packed into a shared output', async () => {
    const json = JSON.stringify({ T100TableName: 'orders', T100TableArn: 'arn:orders' });
    const shared = `<OutputKey>MoreTableOutputs12</OutputKey><OutputValue>${json}</OutputValue>`;
    const own = '<OutputKey>MoreOutputs</OutputKey><OutputValue>{}</OutputValue>';
    aws.on('DescribeStacks', stack(`<Outputs>${members([shared, own])}</Outputs>`));
    const { outputs } = await describeStack('orders', aws.config);
    expect(outputs).toEqual({
      T100TableName: 'orders',
      T100TableArn: 'arn:orders',
      MoreOutputs: '{}',
    });
  });

  test('must be in the account of the stage, if the stage names one', async () => {
    aws.on('DescribeStacks', ORDERS);
    await expect(describeStack('orders', aws.config, '111122223333')).resolves.toBeDefined();
    await expect(describeStack('orders', aws.config, '444455556666')).rejects.toThrow(
      /stack orders .*111122223333.*env\.account .*444455556666/,
    );
  });

  test('must exist', async () => {
    aws.on('DescribeStacks', new Refusal('ValidationError', 'Stack with id orders does not exist'));
    await expect(describeStack('orders', aws.config)).rejects.toThrow(
      /stack orders: ValidationError: Stack with id orders does not exist/,
    );
  });

  const WAIT = 'Wait ';
  const DEPLOY = 'npx cdk deploy';
  const FIXES: Readonly<Record<StackStatus, string | undefined>> = {
    CREATE_COMPLETE: undefined,
    CREATE_FAILED: DEPLOY,
    CREATE_IN_PROGRESS: WAIT,
    DELETE_COMPLETE: DEPLOY,
    DELETE_FAILED: DEPLOY,
    DELETE_IN_PROGRESS: WAIT,
    IMPORT_COMPLETE: undefined,
    IMPORT_IN_PROGRESS: WAIT,
    IMPORT_ROLLBACK_COMPLETE: undefined,
    IMPORT_ROLLBACK_FAILED: DEPLOY,
    IMPORT_ROLLBACK_IN_PROGRESS: WAIT,
    // The stack has only a change set, which nothing executes by itself.
    REVIEW_IN_PROGRESS: DEPLOY,
    ROLLBACK_COMPLETE: DEPLOY,
    ROLLBACK_FAILED: DEPLOY,
    ROLLBACK_IN_PROGRESS: WAIT,
    UPDATE_COMPLETE: undefined,
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: WAIT,
    UPDATE_FAILED: DEPLOY,
    UPDATE_IN_PROGRESS: WAIT,
    UPDATE_ROLLBACK_COMPLETE: undefined,
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: WAIT,
    UPDATE_ROLLBACK_FAILED: DEPLOY,
    UPDATE_ROLLBACK_IN_PROGRESS: WAIT,
  };

  test.each(Object.values(StackStatus))('is stable or not in the state %s', (status) => {
    const asserted = () => assertStable('orders', { stackId: STACK, status, outputs: {} });
    const fix = FIXES[status];
    if (fix === undefined) expect(asserted).not.toThrow();
    else {
      expect(asserted).toThrow(new RegExp(`stack orders .* ${status}\\. .*${fix}`));
    }
  });

  test('is not stable without a state', async () => {
    aws.on('DescribeStacks', '');
    const unknown = await describeStack('orders', aws.config);
    expect(() => assertStable('orders', unknown)).toThrow(' unknown. ');
  });
});

const resource = (id: string, physicalId: string) =>
  `<LogicalResourceId>${id}</LogicalResourceId><ResourceType>AWS::IAM::Role</ResourceType>${physicalId}`;
const page = (items: string[]) =>
  `<StackResourceSummaries>${members(items)}</StackResourceSummaries>`;
const gone = (status: string) => `${named('gone')}<ResourceStatus>${status}</ResourceStatus>`;
const named = (name: string) => `<PhysicalResourceId>${name}</PhysicalResourceId>`;

describe('resources of a deployed stack', () => {
  test('are read from all pages, without those that were never created', async () => {
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

  test('do not include those that an update has deleted', async () => {
    const states = ['DELETE_COMPLETE', 'DELETE_SKIPPED', 'DELETE_FAILED', 'UPDATE_COMPLETE'];
    aws.on('ListStackResources', page(states.map((state) => resource(state, gone(state)))));
    const resources = await stackResources(new CloudFormationClient(aws.config), 'orders');
    expect(Object.keys(resources)).toEqual(['DELETE_FAILED', 'UPDATE_COMPLETE']);
  });
});
