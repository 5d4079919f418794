import { StackStatus } from '@aws-sdk/client-cloudformation';
import { assertInPlace, describeStack } from '../../../tools/sdk/describe-stack';
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

test('a stack is told by its ID, state and outputs', async () => {
  aws.on('DescribeStacks', ORDERS);
  expect(await describeStack('orders', aws.config)).toEqual({
    stackId: STACK,
    status: 'CREATE_COMPLETE',
    outputs: { Region: 'us-east-1', Empty: '' },
  });
  expect(aws.asked[0]?.body.StackName).toBe('orders');
});

test('outputs that share one are outputs all the same', async () => {
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

test('the account is that of the stage, if it names one', async () => {
  aws.on('DescribeStacks', ORDERS);
  await expect(describeStack('orders', aws.config, '111122223333')).resolves.toBeDefined();
  await expect(describeStack('orders', aws.config, '444455556666')).rejects.toThrow(
    'received the stack orders of the account 111122223333; expected that of env.account, 444455556666; use credentials of that account',
  );
});

test('a stack that is not there is told as such, with what to do', async () => {
  aws.on('DescribeStacks', new Refusal('ValidationError', 'Stack with id orders does not exist'));
  await expect(describeStack('orders', aws.config)).rejects.toThrow(
    'cannot read the outputs of the stack orders: ValidationError: Stack with id orders does not exist; expected a deployed stack',
  );
});

const WAIT = 'wait until CloudFormation is done, and run the command again';
const DEPLOY = 'deploy the stage again with npx cdk deploy, and read what CloudFormation says';
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
  // Only a change set is there, and nothing of it happens by itself.
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

test.each(Object.values(StackStatus))('a stack in the state %s', (status) => {
  const asserted = () => assertInPlace('orders', { stackId: STACK, status, outputs: {} });
  const fix = FIXES[status];
  if (fix === undefined) expect(asserted).not.toThrow();
  else {
    expect(asserted).toThrow(
      `received the stack orders in the state ${status}; expected one that is deployed and at rest; ${fix}`,
    );
  }
});

test('a stack without a state is none that is in place', async () => {
  aws.on('DescribeStacks', '');
  const unknown = await describeStack('orders', aws.config);
  expect(() => assertInPlace('orders', unknown)).toThrow('in the state unknown');
});
