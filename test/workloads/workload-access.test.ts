import { allowedActions, NEEDS_NO_PERMISSION } from '../policy-engine/allowed-actions';
import { admitted, assumeRole, type Caller } from '../policy-engine/assume-role';
import { decideCall } from '../policy-engine/call';
import { deploymentOf } from '../policy-engine/deployment';
import { MINIMAL, withWorkloads } from '../stages';
import { templateOf } from '../synthesis';

jest.setTimeout(300_000);

const { orders } = MINIMAL.tables;
const deployment = deploymentOf(
  templateOf(
    withWorkloads(
      {
        vm: { runsOn: 'ec2', tables: { orders: 'read' } },
        fn: { runsOn: 'lambda', tables: { orders: 'readWrite', events: 'read' } },
        task: { runsOn: 'ecs', tables: { orders: 'write' } },
        pod: { runsOn: 'eks', tables: { events: 'write' } },
      },
      {
        env: { region: 'us-east-1' },
        tables: {
          orders: {
            ...orders,
            rows: 'own',
            stream: 'newImage',
            encryption: 'customerManaged',
            indexes: { byState: { partitionKey: { name: 'state', type: 'string' } } },
          },
          events: orders,
          others: orders,
        },
      },
    ),
  ),
);
const [ordersTable, events, others] = ['OrdersTable', 'EventsTable', 'OthersTable'].map((id) =>
  deployment.attribute(id, 'Arn'),
) as [string, string, string];
const KEY = deployment.attribute('OrdersTableKey', 'Arn');
const VIA_DYNAMODB = 'dynamodb.us-east-1.amazonaws.com';
const LOG_GROUP = deployment.attribute('FnWorkloadLogGroup', 'Arn');
const OWN_STREAM = LOG_GROUP.replace(/\*$/, 'log-stream:a');
const OTHER_STREAM = 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/b:log-stream:a';
const TASK: Caller = {
  principal: 'ecs-tasks.amazonaws.com',
  sourceAccount: '111122223333',
  sourceArn: 'arn:aws:ecs:us-east-1:111122223333:task/cluster/1',
};
const CALLERS: Record<string, Caller> = {
  Vm: { principal: 'ec2.amazonaws.com' },
  Fn: { principal: 'lambda.amazonaws.com' },
  Task: TASK,
  Pod: { principal: 'pods.eks.amazonaws.com', tags: true },
};
const sessionOf = (name: string) =>
  admitted(deployment, `${name}Workload`, CALLERS[name] ?? { principal: '' });

describe('who gets the role of a workload', () => {
  test.each(
    Object.keys(CALLERS).flatMap((role) =>
      Object.entries(CALLERS).map(([name, caller]) => [role, name, caller] as const),
    ),
  )('of %s: the service of %s', async (role, name, caller) => {
    const session = await assumeRole(deployment, `${role}Workload`, caller);
    expect(session !== undefined).toBe(role === name);
  });

  test.each([
    ['a role of the account', { principal: 'arn:aws:iam::111122223333:role/somebody' }],
    ['a user of another account', { principal: 'arn:aws:iam::444455556666:user/somebody' }],
    ['another service', { principal: 'glue.amazonaws.com' }],
  ])('none: not %s', async (_who, caller) => {
    for (const name of Object.keys(CALLERS)) {
      expect(await assumeRole(deployment, `${name}Workload`, caller)).toBeUndefined();
    }
  });

  test.each([
    ['of another account', { sourceAccount: '444455556666' }],
    ['of a task elsewhere', { sourceArn: 'arn:aws:ecs:us-east-1:444455556666:task/cluster/1' }],
    ['in another region', { sourceArn: 'arn:aws:ecs:eu-west-1:111122223333:task/cluster/1' }],
    ['of nobody', { sourceAccount: undefined, sourceArn: undefined }],
  ])('no ECS task %s', async (_whose, other) => {
    expect(await assumeRole(deployment, 'TaskWorkload', { ...TASK, ...other })).toBeUndefined();
  });

  test('only EKS tags its sessions', async () => {
    const decided = Object.entries(CALLERS).map(async ([name, caller]) => [
      name,
      (await assumeRole(deployment, `${name}Workload`, { ...caller, tags: true })) !== undefined,
    ]);
    expect(await Promise.all(decided)).toEqual([
      ['Vm', false],
      ['Fn', false],
      ['Task', false],
      ['Pod', true],
    ]);
  });
});

const INDEX = `${ordersTable}/index/byState`;
const READ_KEY = { 'kms:Decrypt': [KEY], 'kms:DescribeKey': [KEY] };
const WRITE_KEY = {
  ...READ_KEY,
  'kms:Encrypt': [KEY],
  'kms:GenerateDataKey': [KEY],
  'kms:GenerateDataKeyWithoutPlaintext': [KEY],
  'kms:ReEncryptFrom': [KEY],
  'kms:ReEncryptTo': [KEY],
};
const READ = ['BatchGetItem', 'ConditionCheckItem', 'DescribeTable', 'GetItem', 'Query', 'Scan'];
const WRITE = ['BatchWriteItem', 'DeleteItem', 'DescribeTable', 'PutItem', 'UpdateItem'];
const on = (actions: readonly string[], ...where: string[]) =>
  Object.fromEntries(actions.map((action) => [`dynamodb:${action}`, [...where].sort()]));
const ON_INDEXES = on(['Query', 'Scan'], ordersTable, INDEX);

describe('of all actions that IAM knows, a workload may call those of its grants and no others', () => {
  test.each([
    ['Vm', 'read', { ...on(READ, ordersTable), ...ON_INDEXES, ...READ_KEY }],
    [
      'Fn',
      'readWrite of one table, read of another',
      {
        ...on([...READ, ...WRITE], ordersTable),
        ...on(READ, events, ordersTable),
        ...on(['Query', 'Scan'], events, ordersTable, INDEX),
        ...WRITE_KEY,
        'logs:CreateLogStream': [LOG_GROUP, OWN_STREAM],
        'logs:PutLogEvents': [LOG_GROUP, OWN_STREAM],
      },
    ],
    ['Task', 'write', { ...on(WRITE, ordersTable), ...WRITE_KEY }],
    ['Pod', 'write of another table', on(WRITE, events)],
  ])('%s: %s', async (name, _grant, expected) => {
    const places = [{ resource: '*' }];
    const more = [
      ordersTable,
      INDEX,
      `${ordersTable}/index/other`,
      `${ordersTable}/stream/2026-11-20T00:00:00.000`,
      events,
      others,
      ordersTable.replace('us-east-1', 'eu-west-1'),
      OTHER_STREAM,
      OWN_STREAM,
      LOG_GROUP,
      LOG_GROUP.replace('FnWorkload', 'Other'),
    ].map((resource) => ({ resource }));
    const throughKey = { resource: KEY, viaService: VIA_DYNAMODB };
    const allowed = await allowedActions(await sessionOf(name), places, [...more, throughKey]);
    expect(allowed).toEqual({ ...expected, [NEEDS_NO_PERMISSION]: ['*'] });
  });
});

test.each([undefined, 's3.us-east-1.amazonaws.com'])(
  'the key of a table decrypts nothing by way of %s',
  async (viaService) => {
    const call = { action: 'kms:Decrypt', resource: KEY, ...(viaService && { viaService }) };
    for (const name of ['Vm', 'Fn', 'Task']) {
      expect(await decideCall(await sessionOf(name), call)).toBe('denied');
    }
  },
);
