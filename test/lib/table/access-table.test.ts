import { MINIMAL, withTable } from '../../stages';
import { onlyResource, templateOf } from '../../synthesis';

const TYPE = 'AWS::DynamoDB::GlobalTable';
const US_EAST_1 = { env: { account: '111122223333', region: 'us-east-1' } };

function table(keys: object, stage: object = {}): Record<string, any> {
  return onlyResource(templateOf({ ...withTable(keys), ...stage }), TYPE).Properties;
}

test('a table of the smallest stage: on demand, recoverable for 35 days, with the AWS-owned key', () => {
  expect(table({})).toEqual({
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
])('a partition key and a sort key of type %s', (type, AttributeType) => {
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
  expect(table({})).not.toHaveProperty('TableName');
});

test('provisioned capacity is autoscaled between its bounds, for the table and its indexes', () => {
  const read = { min: 5, max: 50 };
  const write = { min: 1, max: 10 };
  const scaled = (MinCapacity: number, MaxCapacity: number) =>
    expect.objectContaining({ MinCapacity, MaxCapacity });
  const indexes = { byState: { partitionKey: { name: 'state', type: 'string' } } };
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

test.each([
  [{ days: 1 }, { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 }],
  [false, { PointInTimeRecoveryEnabled: false }],
])('recovery %j', (pointInTimeRecovery, PointInTimeRecoverySpecification) => {
  expect(table({ pointInTimeRecovery }, { removalPolicy: 'destroy' })).toMatchObject({
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
])('a stream of %s', (stream, StreamViewType) => {
  expect(table({ stream }).StreamSpecification).toEqual({ StreamViewType });
});

test.each([
  ['all', { ProjectionType: 'ALL' }],
  ['keysOnly', { ProjectionType: 'KEYS_ONLY' }],
  [['total'], { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] }],
])('an index that projects %j', (projection, Projection) => {
  const indexes = {
    'by.date': {
      partitionKey: { name: 'customer', type: 'string' },
      sortKey: { name: 'orderedAt', type: 'number' },
      projection,
    },
  };
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

test('several tables each have their own logical ID', () => {
  const tables = { orders: MINIMAL.tables.orders, customers: MINIMAL.tables.orders };
  expect(Object.keys(templateOf({ ...MINIMAL, tables }).findResources(TYPE))).toEqual([
    'OrdersTable',
    'CustomersTable',
  ]);
});
