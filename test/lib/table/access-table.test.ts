import { RemovalPolicy, type StackProps } from 'aws-cdk-lib/core';
import { AccessTable } from '../../../lib/table/access-table';
import type { AccessTableProps, OnDemandMaximum } from '../../../lib/table/table-props';
import { onlyResource, templateWith } from '../../synthesis';

const US_EAST_1 = { env: { account: '111122223333', region: 'us-east-1' } };

function table(props: Partial<AccessTableProps> = {}, stackProps?: StackProps) {
  const template = templateWith((stack) => {
    new AccessTable(stack, 'OrdersTable', {
      partitionKey: { name: 'pk', type: 'string' },
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
  }, stackProps);
  return onlyResource(template, 'AWS::DynamoDB::GlobalTable').Properties;
}

test('the defaults: on demand, recoverable for 35 days, with the AWS-owned key', () => {
  expect(table()).toEqual({
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    SSESpecification: { SSEEnabled: false },
    Replicas: [
      {
        Region: { Ref: 'AWS::Region' },
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true,
          RecoveryPeriodInDays: 35,
        },
      },
    ],
  });
});

test.each([
  ['string', 'S'],
  ['number', 'N'],
  ['binary', 'B'],
] as const)('a partition key and a sort key of type %s', (type, AttributeType) => {
  const keys = { partitionKey: { name: 'pk', type }, sortKey: { name: 'sk', type } };
  expect(table(keys)).toMatchObject({
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType },
      { AttributeName: 'sk', AttributeType },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
});

test('a table name', () => {
  expect(table({ tableName: 'orders' }).TableName).toBe('orders');
  expect(table()).not.toHaveProperty('TableName');
});

test('provisioned capacity is autoscaled between its bounds, for the table and its indexes', () => {
  const read = { min: 5, max: 50 };
  const write = { min: 1, max: 10 };
  // The seed is what CloudFormation needs to change the billing mode, or to roll that back.
  const scaled = (MinCapacity: number, MaxCapacity: number) =>
    expect.objectContaining({ MinCapacity, MaxCapacity, SeedCapacity: MinCapacity });
  const indexes = { byState: { partitionKey: { name: 'state', type: 'string' } } } as const;
  const made = table({ billing: { provisioned: { read, write } }, indexes });
  expect(made).toMatchObject({
    BillingMode: 'PROVISIONED',
    WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: scaled(1, 10) },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byState',
        WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: scaled(1, 10) },
      },
    ],
    Replicas: [
      {
        ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: scaled(5, 50) },
        GlobalSecondaryIndexes: [
          {
            IndexName: 'byState',
            ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: scaled(5, 50) },
          },
        ],
      },
    ],
  });
});

describe('maximum throughput of an on-demand table', () => {
  const indexes = { byState: { partitionKey: { name: 'state', type: 'string' } } } as const;
  const READ = { ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 } };
  const WRITE = { WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 50 } };
  /** What is set on the table, its index, the replicas and the indexes of the replicas. */
  const maxima = (onDemand: OnDemandMaximum) => {
    const { BillingMode, GlobalSecondaryIndexes, Replicas, ...made } = table(
      { billing: { onDemand }, indexes, replicas: ['us-west-2'], stream: 'newAndOldImages' },
      US_EAST_1,
    );
    expect(BillingMode).toBe('PAY_PER_REQUEST');
    const all = [made, ...GlobalSecondaryIndexes, ...Replicas];
    const ofReplicas = Replicas.flatMap((replica: any) => replica.GlobalSecondaryIndexes ?? []);
    return [...all, ...ofReplicas].map((one: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(one).filter(([key]) => key.endsWith('OnDemandThroughputSettings')),
      ),
    );
  };

  test('applies to the table and to each index, in every Region', () => {
    expect(maxima({ maxReadUnits: 100, maxWriteUnits: 50 })).toEqual([
      ...[WRITE, WRITE],
      ...[READ, READ],
      ...[READ, READ],
    ]);
  });

  test('can be of reads or of writes alone', () => {
    expect(maxima({ maxReadUnits: 100 })).toEqual([{}, {}, READ, READ, READ, READ]);
    expect(maxima({ maxWriteUnits: 50 })).toEqual([WRITE, WRITE, {}, {}, {}, {}]);
  });
});

test.each([
  [{ days: 1 }, { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 }],
  [false, { PointInTimeRecoveryEnabled: false }],
] as const)('recovery %j', (pointInTimeRecovery, PointInTimeRecoverySpecification) => {
  expect(table({ pointInTimeRecovery, removalPolicy: RemovalPolicy.DESTROY })).toMatchObject({
    Replicas: [{ PointInTimeRecoverySpecification }],
  });
});

test('time to live', () => {
  expect(table({ timeToLive: 'expiresAt' }).TimeToLiveSpecification).toEqual({
    AttributeName: 'expiresAt',
    Enabled: true,
  });
});

test.each([
  ['keysOnly', 'KEYS_ONLY'],
  ['newImage', 'NEW_IMAGE'],
  ['oldImage', 'OLD_IMAGE'],
  ['newAndOldImages', 'NEW_AND_OLD_IMAGES'],
] as const)('a stream of %s', (stream, StreamViewType) => {
  expect(table({ stream }).StreamSpecification).toEqual({ StreamViewType });
});

test.each([
  [undefined, { ProjectionType: 'ALL' }],
  ['all', { ProjectionType: 'ALL' }],
  ['keysOnly', { ProjectionType: 'KEYS_ONLY' }],
  [['total'], { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] }],
] as const)('an index that projects %j', (projection, Projection) => {
  const indexes = {
    'by.date': {
      partitionKey: { name: 'customer', type: 'string' },
      sortKey: { name: 'orderedAt', type: 'number' },
      projection,
    },
  } as const;
  expect(table({ indexes })).toMatchObject({
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'customer', AttributeType: 'S' },
      { AttributeName: 'orderedAt', AttributeType: 'N' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by.date',
        KeySchema: [
          { AttributeName: 'customer', KeyType: 'HASH' },
          { AttributeName: 'orderedAt', KeyType: 'RANGE' },
        ],
        Projection,
      },
    ],
  });
});

test('replicas are as protected and recoverable as the table', () => {
  const { Replicas, StreamSpecification } = table({ replicas: ['us-west-2'] }, US_EAST_1);
  const kept = {
    DeletionProtectionEnabled: true,
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 35,
    },
  };
  expect(Replicas).toEqual([
    { Region: 'us-west-2', ...kept },
    { Region: 'us-east-1', ...kept },
  ]);
  expect(StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
});

test.each([
  [RemovalPolicy.RETAIN, undefined, true],
  [RemovalPolicy.DESTROY, undefined, false],
  [RemovalPolicy.RETAIN, false, false],
  [RemovalPolicy.DESTROY, true, true],
])('with the removal policy %s, deletion protection %s is %s', (removalPolicy, asked, expected) => {
  expect(table({ removalPolicy, deletionProtection: asked }).Replicas).toEqual([
    expect.objectContaining({ DeletionProtectionEnabled: expected }),
  ]);
});
