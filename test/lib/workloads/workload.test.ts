import { GRANT_ACTIONS } from '../../../lib/workloads/grant-actions';
import { deploymentOf } from '../../tools/simulator/deployment';
import { MINIMAL, withWorkloads } from '../../stages';
import { acknowledgedBelow, added, propertiesOf, stackOf, templateOf } from '../../synthesis';

const TABLE = { 'Fn::GetAtt': ['OrdersTable', 'Arn'] };
const READ = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
];
const WRITE = [
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
];

const minimal = templateOf(MINIMAL);
const workload = (runsOn: string, others: object = {}, stage: object = {}) =>
  templateOf(withWorkloads({ api: { runsOn, tables: { orders: 'read' }, ...others } }, stage));
const statements = (template: ReturnType<typeof templateOf>, id = 'ApiWorkloadPolicy') =>
  propertiesOf(template, 'AWS::IAM::ManagedPolicy', id).PolicyDocument.Statement;

describe('what a workload adds to a stage', () => {
  const ROLE = { ApiWorkload: 'AWS::IAM::Role', ApiWorkloadPolicy: 'AWS::IAM::ManagedPolicy' };

  test.each([
    ['ec2', { ApiWorkloadInstanceProfile: 'AWS::IAM::InstanceProfile' }],
    ['lambda', { ApiWorkloadLogGroup: 'AWS::Logs::LogGroup' }],
    ['ecs', {}],
    ['eks', {}],
  ])('on %s: a role, its policy and %j, and no key', (runsOn, others) => {
    expect(added(workload(runsOn), minimal)).toEqual({ ...ROLE, ...others });
  });
});

describe('who may assume the role', () => {
  const trust = (runsOn: string) =>
    propertiesOf(workload(runsOn), 'AWS::IAM::Role', 'ApiWorkload').AssumeRolePolicyDocument;
  const admits = (statement: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });

  test.each([
    ['ec2', 'ec2.amazonaws.com'],
    ['lambda', 'lambda.amazonaws.com'],
  ])('%s alone', (runsOn, Service) => {
    expect(trust(runsOn)).toEqual(admits({ Action: 'sts:AssumeRole', Principal: { Service } }));
  });

  test('ECS tasks of this account alone', () => {
    expect(trust('ecs')).toEqual(
      admits({
        Action: 'sts:AssumeRole',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':ecs:',
                  { Ref: 'AWS::Region' },
                  ':',
                  { Ref: 'AWS::AccountId' },
                  ':*',
                ],
              ],
            },
          },
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        },
      }),
    );
  });

  test('EKS Pod Identity alone, which tags its sessions', () => {
    expect(trust('eks')).toEqual(
      admits({
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: 'pods.eks.amazonaws.com' },
      }),
    );
  });
});

describe('what the grants allow', () => {
  const INDEXES = { 'by-state': { partitionKey: { name: 'state', type: 'string' } } };
  const withIndex = { tables: { orders: { ...MINIMAL.tables.orders, indexes: INDEXES } } };
  const onIndex = {
    Sid: 'ReadIndexesOfOrdersTable',
    Effect: 'Allow',
    Action: ['dynamodb:Query', 'dynamodb:Scan'],
    Resource: { 'Fn::Join': ['', [TABLE, '/index/by-state']] },
  };

  test.each([
    ['read', [{ Sid: 'ReadItemsOfOrdersTable', Action: READ }, onIndex]],
    ['write', [{ Sid: 'WriteItemsOfOrdersTable', Action: WRITE }]],
    [
      'readWrite',
      [
        { Sid: 'ReadWriteItemsOfOrdersTable', Action: [...new Set([...READ, ...WRITE])].sort() },
        onIndex,
      ],
    ],
  ])('%s, on the table and where an index can be read on its ARN', (grant, expected) => {
    const template = workload('ecs', { tables: { orders: grant } }, withIndex);
    expect(statements(template)).toEqual(
      expected.map((statement) => ({ Effect: 'Allow', Resource: TABLE, ...statement })),
    );
  });

  test.each(Object.entries(GRANT_ACTIONS))(
    '%s is sorted, and without a wildcard',
    (_grant, { onTable, onIndexes, throughKey }) => {
      for (const list of [onTable, onIndexes]) expect(list).toEqual([...list].sort());
      expect([...onTable, ...onIndexes, ...throughKey].join()).not.toMatch(/[*?]/);
    },
  );

  test('each table has the grant that the stage file gives it', () => {
    const { orders } = MINIMAL.tables;
    const template = workload(
      'ecs',
      { tables: { events: 'write', orders: 'read' } },
      { tables: { orders, events: orders, others: orders } },
    );
    expect(statements(template).map(({ Sid, Resource }: any) => [Sid, Resource])).toEqual([
      ['WriteItemsOfEventsTable', { 'Fn::GetAtt': ['EventsTable', 'Arn'] }],
      ['ReadItemsOfOrdersTable', TABLE],
    ]);
  });

  const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
  const WRITE_KEY = [
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ];

  test.each([
    ['read', READ_KEY],
    ['write', WRITE_KEY],
    ['readWrite', WRITE_KEY],
  ])('%s of a table with a customer-managed key uses it through DynamoDB', (grant, actions) => {
    const template = workload(
      'ecs',
      { tables: { orders: grant } },
      {
        env: { region: 'eu-west-1' },
        tables: { orders: { ...MINIMAL.tables.orders, encryption: 'customerManaged' } },
      },
    );
    expect(statements(template).at(-1)).toEqual({
      Sid: 'UseKeyOfOrdersTableThroughDynamoDB',
      Effect: 'Allow',
      Action: actions,
      Resource: { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] },
      Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } },
    });
  });
});

describe('what goes with a role', () => {
  test('the instance profile of a virtual machine has the role', () => {
    expect(
      propertiesOf(workload('ec2'), 'AWS::IAM::InstanceProfile', 'ApiWorkloadInstanceProfile'),
    ).toEqual({ Roles: [{ Ref: 'ApiWorkload' }] });
  });

  test('a function writes to its own log group, and makes none', () => {
    const template = workload('lambda');
    expect(statements(template)[0]).toEqual({
      Sid: 'WriteToOwnLogGroup',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': ['ApiWorkloadLogGroup', 'Arn'] },
    });
    expect(propertiesOf(template, 'AWS::Logs::LogGroup', 'ApiWorkloadLogGroup')).toEqual({
      RetentionInDays: 365,
    });
  });

  test.each([
    ['retain', 'Retain'],
    ['destroy', 'Delete'],
  ])('where data is to %s, so are its logs', (removalPolicy, DeletionPolicy) => {
    const template = workload('lambda', {}, { removalPolicy });
    expect(template.findResources('AWS::Logs::LogGroup').ApiWorkloadLogGroup).toMatchObject({
      DeletionPolicy,
    });
  });

  test.each([
    ['its own', { maxSessionDuration: '3h' }, { sessions: { maxDuration: '2h' } }, 10800],
    ['that of all sessions', {}, { sessions: { maxDuration: '2h' } }, 7200],
    ['the default of IAM', {}, {}, undefined],
  ])('the longest session is %s', (_title, options, stage, expected) => {
    const role = propertiesOf(workload('ecs', options, stage), 'AWS::IAM::Role', 'ApiWorkload');
    expect(role.MaxSessionDuration).toBe(expected);
  });
});

describe('a workload of many tables', () => {
  const { orders } = MINIMAL.tables;
  const many = (count: number, table: object = orders) => {
    const ids = Array.from({ length: count }, (_, n) => `table${String(n).padStart(2, '0')}`);
    return withWorkloads(
      { api: { runsOn: 'ecs', tables: Object.fromEntries(ids.map((id) => [id, 'readWrite'])) } },
      { tables: Object.fromEntries(ids.map((id) => [id, table])) },
    );
  };
  const policies = (stage: unknown) =>
    Object.keys(templateOf(stage).findResources('AWS::IAM::ManagedPolicy')).filter((id) =>
      id.startsWith('ApiWorkload'),
    );

  test('has a second policy where one is full, and its role has both', () => {
    expect(policies(many(52))).toEqual(['ApiWorkloadPolicy']);
    expect(policies(many(70))).toEqual(['ApiWorkloadPolicy', 'ApiWorkloadPolicy2']);
    const role = propertiesOf(templateOf(many(70)), 'AWS::IAM::Role', 'ApiWorkload');
    expect(role.ManagedPolicyArns).toEqual([
      { Ref: 'ApiWorkloadPolicy' },
      { Ref: 'ApiWorkloadPolicy2' },
    ]);
  });

  test('names all of twenty indexes, however long the names, in policies that IAM takes', () => {
    const names = Array.from({ length: 20 }, (_, n) => `${n}`.padStart(255, 'i'));
    const index = { partitionKey: { name: 'state', type: 'string' } };
    const indexes = Object.fromEntries(names.map((name) => [name, index]));
    const template = templateOf(many(1, { ...orders, tableName: 't'.repeat(255), indexes }));
    const deployment = deploymentOf(template, { account: '111122223333', region: 'us-gov-east-1' });
    const documents = policies(many(1))
      .concat(['ApiWorkloadPolicy2', 'ApiWorkloadPolicy3'])
      .map((id) => deployment.properties(id).PolicyDocument);
    const named = JSON.stringify(documents).match(/\/index\/i*\d+/g);
    expect(named?.sort()).toEqual(names.map((name) => `/index/${name}`).sort());
    const ofIndexes = documents
      .flatMap(({ Statement }) => Statement.map(({ Sid }: any) => Sid))
      .filter((sid) => sid.includes('Indexes'));
    expect(ofIndexes).toEqual(documents.map(() => 'ReadIndexesOfTable00Table'));
    const lengths = documents.map((document) => JSON.stringify(document).length);
    expect(lengths.filter((length) => length > 6144)).toEqual([]);
    // No more policies than these name the indexes.
    expect(Object.keys(template.findResources('AWS::IAM::ManagedPolicy'))).toHaveLength(4);
  });
});

test('that logs have no key of ours is acknowledged where an auditor finds it, with the reason', () => {
  const stack = stackOf(withWorkloads({ api: { runsOn: 'lambda', tables: { orders: 'read' } } }));
  const reason =
    'CloudWatch Logs encrypts every log group with a key of its own; what a function logs is for its author to keep free of data';
  expect(acknowledgedBelow(stack, 'ApiWorkload')).toEqual({
    'ApiWorkload/LogGroup/Resource': {
      'HIPAA.Security::HIPAA.Security-CloudWatchLogGroupEncrypted': reason,
      'NIST.800.53.R5::NIST.800.53.R5-CloudWatchLogGroupEncrypted': reason,
      'PCI.DSS.321::PCI.DSS.321-CloudWatchLogGroupEncrypted': reason,
    },
  });
});
