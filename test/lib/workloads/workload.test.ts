import { Template } from 'aws-cdk-lib/assertions';
import { Duration, Fn, RemovalPolicy } from 'aws-cdk-lib/core';
import { AccessTable } from '../../../lib/table/access-table';
import type { AccessTableProps } from '../../../lib/table/table-props';
import type { AdmittedPods } from '../../../lib/workloads/admitted-pods';
import { GRANT_ACTIONS, type Grant } from '../../../lib/workloads/grant-actions';
import type { RunsOn } from '../../../lib/workloads/trust-policy';
import { Workload, type WorkloadProps } from '../../../lib/workloads/workload';
import { deploymentOf } from '../../tools/simulator/deployment';
import { MINIMAL, withWorkloads } from '../../stages';
import { acknowledgedBelow, added, propertiesOf, stackWith, templateOf } from '../../synthesis';
import { READ, READ_KEY, WRITE, WRITE_KEY } from '../access/table-action-lists';

const TABLE = { 'Fn::GetAtt': ['OrdersTable', 'Arn'] };

/** What differs from a workload that reads one table, on ECS. */
interface Options extends Partial<WorkloadProps> {
  readonly grant?: Grant;
  readonly table?: Partial<AccessTableProps>;
}

/** A stack with the table `OrdersTable` and the workload `ApiWorkload`, without a stage file. */
const stackOf = ({ grant = 'read', table: options, ...props }: Options, region?: string) =>
  stackWith(
    (stack) => {
      const removalPolicy = RemovalPolicy.DESTROY;
      const { table, encryptionKey } = new AccessTable(stack, 'OrdersTable', {
        partitionKey: { name: 'pk', type: 'string' },
        removalPolicy,
        ...options,
      });
      const indexNames = Object.keys(options?.indexes ?? {});
      new Workload(stack, 'ApiWorkload', {
        runsOn: 'ecs',
        tables: [{ table, encryptionKey, indexNames, grant }],
        removalPolicy,
        ...props,
      });
    },
    { env: { region } },
  );
const workload = (options: Options = {}, region?: string) =>
  Template.fromStack(stackOf(options, region));
const statements = (template: Template, id = 'ApiWorkloadPolicy') =>
  propertiesOf(template, 'AWS::IAM::ManagedPolicy', id).PolicyDocument.Statement;

describe('workload', () => {
  const ROLE = { ApiWorkload: 'AWS::IAM::Role', ApiWorkloadPolicy: 'AWS::IAM::ManagedPolicy' };

  test.each([
    ['ec2', { ApiWorkloadInstanceProfile: 'AWS::IAM::InstanceProfile' }],
    ['lambda', { ApiWorkloadLogGroup: 'AWS::Logs::LogGroup' }],
    ['ecs', {}],
    ['eks', {}],
  ] as const)('on %s is a role, its policy and %j, and no key', (runsOn, others) => {
    const table = Template.fromStack(
      stackWith((stack) => {
        const removalPolicy = RemovalPolicy.DESTROY;
        const partitionKey = { name: 'pk', type: 'string' } as const;
        new AccessTable(stack, 'OrdersTable', { partitionKey, removalPolicy });
      }),
    );
    expect(added(workload({ runsOn }), table)).toEqual({ ...ROLE, ...others });
  });
});

describe('trust policy of a workload', () => {
  const trust = (runsOn: RunsOn, pods: AdmittedPods = {}) =>
    propertiesOf(workload({ runsOn, ...pods }), 'AWS::IAM::Role', 'ApiWorkload')
      .AssumeRolePolicyDocument;
  const admits = (statement: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });

  test.each([
    ['ec2', 'ec2.amazonaws.com'],
    ['lambda', 'lambda.amazonaws.com'],
  ] as const)('admits %s alone', (runsOn, Service) => {
    expect(trust(runsOn)).toEqual(admits({ Action: 'sts:AssumeRole', Principal: { Service } }));
  });

  test('admits ECS tasks of this account alone', () => {
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

  test('admits EKS Pod Identity alone, which tags its sessions', () => {
    expect(trust('eks')).toEqual(
      admits({
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: 'pods.eks.amazonaws.com' },
      }),
    );
  });

  const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/main';
  const TAG = 'aws:RequestTag';

  test.each<[AdmittedPods, object]>([
    [
      { clusterArn: CLUSTER, namespace: 'orders', serviceAccount: 'api' },
      {
        [`${TAG}/eks-cluster-arn`]: CLUSTER,
        [`${TAG}/kubernetes-namespace`]: 'orders',
        [`${TAG}/kubernetes-service-account`]: 'api',
      },
    ],
    [{ clusterArn: CLUSTER }, { [`${TAG}/eks-cluster-arn`]: CLUSTER }],
    [{ namespace: 'orders' }, { [`${TAG}/kubernetes-namespace`]: 'orders' }],
    [{ serviceAccount: 'api' }, { [`${TAG}/kubernetes-service-account`]: 'api' }],
  ])('admits EKS pods of %j alone, by their session tags', (pods, StringEquals) => {
    expect(trust('eks', pods)).toEqual(
      admits({
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Condition: { StringEquals },
      }),
    );
  });

  test("fits IAM's quota with the longest pods", () => {
    const pods = {
      clusterArn: `arn:aws-us-gov:eks:us-isof-south-1:111122223333:cluster/${'c'.repeat(100)}`,
      namespace: 'n'.repeat(63),
      serviceAccount: 's'.repeat(253),
    };
    expect(JSON.stringify(trust('eks', pods)).length).toBeLessThanOrEqual(2048);
  });

  test.each<[string, Options, RegExp]>([
    ['pods on Lambda', { runsOn: 'lambda', namespace: 'orders' }, /namespace.*ApiWorkload/],
    [
      'a pattern as namespace',
      { runsOn: 'eks', namespace: '*' },
      /ApiWorkload.*\n {2}namespace .*"\*"/,
    ],
    [
      'several invalid values',
      { runsOn: 'eks', clusterArn: 'main', serviceAccount: '' },
      /\n {2}clusterArn is "main".*\n {2}serviceAccount is ""/,
    ],
  ])('is an error with %s', (_title, options, message) => {
    expect(() => workload(options)).toThrow(message);
  });

  test('can limit pods to a cluster that is known only after deployment', () => {
    const clusterArn = Fn.importValue('ClusterArn');
    expect(trust('eks', { clusterArn }).Statement[0].Condition).toEqual({
      StringEquals: { [`${TAG}/eks-cluster-arn`]: { 'Fn::ImportValue': 'ClusterArn' } },
    });
  });
});

describe('permissions policy of a workload', () => {
  const indexes = { 'by-state': { partitionKey: { name: 'state', type: 'string' } } } as const;
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
  ] as const)('allows %s on the table, and on the ARNs of indexes it reads', (grant, expected) => {
    expect(statements(workload({ grant, table: { indexes } }))).toEqual(
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

  test('allows on each table what the stage file grants', () => {
    const { orders } = MINIMAL.tables;
    const stage = withWorkloads(
      { api: { runsOn: 'ecs', tables: { events: 'write', orders: 'read' } } },
      { tables: { orders, events: orders, others: orders } },
    );
    expect(statements(templateOf(stage)).map(({ Sid, Resource }: any) => [Sid, Resource])).toEqual([
      ['WriteItemsOfEventsTable', { 'Fn::GetAtt': ['EventsTable', 'Arn'] }],
      ['ReadItemsOfOrdersTable', TABLE],
    ]);
  });

  test.each([
    ['read', READ_KEY],
    ['write', WRITE_KEY],
    ['readWrite', WRITE_KEY],
  ] as const)('allows %s to use a customer-managed key through DynamoDB', (grant, actions) => {
    const template = workload({ grant, table: { encryption: 'customerManaged' } }, 'eu-west-1');
    expect(statements(template).at(-1)).toEqual({
      Sid: 'UseKeyOfOrdersTableThroughDynamoDB',
      Effect: 'Allow',
      Action: actions,
      Resource: { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] },
      Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } },
    });
  });
});

describe('resources of a workload in addition to its role', () => {
  test('the instance profile has the role', () => {
    expect(
      propertiesOf(
        workload({ runsOn: 'ec2' }),
        'AWS::IAM::InstanceProfile',
        'ApiWorkloadInstanceProfile',
      ),
    ).toEqual({ Roles: [{ Ref: 'ApiWorkload' }] });
  });

  test('a function writes to its own log group, and makes none', () => {
    const template = workload({ runsOn: 'lambda' });
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
    [RemovalPolicy.RETAIN, 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete'],
  ])('with the removal policy %s logs have the deletion policy %s', (removalPolicy, expected) => {
    const template = workload({ runsOn: 'lambda', removalPolicy });
    expect(template.findResources('AWS::Logs::LogGroup').ApiWorkloadLogGroup).toMatchObject({
      DeletionPolicy: expected,
    });
  });

  test("the role has the maximum session duration of the props, or IAM's default", () => {
    const role = (props: Options) =>
      propertiesOf(workload(props), 'AWS::IAM::Role', 'ApiWorkload').MaxSessionDuration;
    expect(role({ maxSessionDuration: Duration.hours(3) })).toBe(10800);
    expect(role({})).toBeUndefined();
  });

  test.each([
    ['its own', { maxSessionDuration: '3h' }, { sessions: { maxDuration: '2h' } }, 10800],
    ['that of all sessions', {}, { sessions: { maxDuration: '2h' } }, 7200],
    ['the default of IAM', {}, {}, undefined],
  ])('the longest session of a stage is %s', (_title, options, others, expected) => {
    const api = { runsOn: 'ecs', tables: { orders: 'read' }, ...options };
    const template = templateOf(withWorkloads({ api }, others));
    expect(propertiesOf(template, 'AWS::IAM::Role', 'ApiWorkload').MaxSessionDuration).toBe(
      expected,
    );
  });
});

describe('workload of many tables', () => {
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

  test('has a second policy if one is full, and its role has both', () => {
    expect(policies(many(52))).toEqual(['ApiWorkloadPolicy']);
    expect(policies(many(70))).toEqual(['ApiWorkloadPolicy', 'ApiWorkloadPolicy2']);
    const role = propertiesOf(templateOf(many(70)), 'AWS::IAM::Role', 'ApiWorkload');
    expect(role.ManagedPolicyArns).toEqual([
      { Ref: 'ApiWorkloadPolicy' },
      { Ref: 'ApiWorkloadPolicy2' },
    ]);
  });

  test('names all of twenty indexes with long names in policies of the allowed size', () => {
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

test('more tables than IAM allows are an error that names the workload and the numbers', () => {
  const tables = (count: number) => () => {
    stackWith((stack) => {
      const removalPolicy = RemovalPolicy.DESTROY;
      const partitionKey = { name: 'pk', type: 'string' } as const;
      const tableName = 't'.repeat(255);
      const props = { tableName, partitionKey, removalPolicy };
      const indexNames = Array.from({ length: 20 }, (_, n) => `${n}`.padStart(255, 'i'));
      const defined = Array.from(
        { length: count },
        (_, n) => new AccessTable(stack, `Table${n}`, props).table,
      );
      new Workload(stack, 'ApiWorkload', {
        runsOn: 'ecs',
        tables: defined.map((table) => ({ table, indexNames, grant: 'read' })),
      });
    });
  };
  expect(tables(4)).not.toThrow();
  expect(tables(5)).toThrow(
    / workload ApiWorkload .*\b11\b.*\b5 tables \(Table0, Table1, Table2 .*\b2 .*\b10\b/,
  );
});

test('the encryption of the log group is acknowledged with a reason', () => {
  const stack = stackOf({ runsOn: 'lambda' });
  const reason = expect.stringMatching(/^[A-Z].*\.$/);
  expect(acknowledgedBelow(stack, 'ApiWorkload')).toEqual({
    'ApiWorkload/LogGroup/Resource': {
      'HIPAA.Security::HIPAA.Security-CloudWatchLogGroupEncrypted': reason,
      'NIST.800.53.R5::NIST.800.53.R5-CloudWatchLogGroupEncrypted': reason,
      'PCI.DSS.321::PCI.DSS.321-CloudWatchLogGroupEncrypted': reason,
    },
  });
});
