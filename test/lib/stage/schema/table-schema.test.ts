import { MINIMAL, withTable } from '../../../stages';
import { errorsOf, expectValues, type ErrorFacts, type Values } from '../errors-of';

const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const GOVCLOUD_KEY_ARN = 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd';
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const letters = (length: number) => 'n'.repeat(length);
const names = (count: number) => Array.from({ length: count }, (_, n) => `a${n}`);
const table = (key: string) => (value: unknown) => withTable({ [key]: value });
const projecting = (projection: unknown) =>
  withTable({ indexes: { byState: { ...INDEX, projection } } });
const capacity = (bound: string) => (value: number) => {
  const read = { min: 1, max: 1_000_000, [bound]: value };
  return withTable({ billing: { provisioned: { read, write: { min: 1, max: 1 } } } });
};
const maximum = (onDemand: unknown) => withTable({ billing: { onDemand } });
const ON_DEMAND = 'tables.orders.billing.onDemand';
const READ = 'tables.orders.billing.provisioned.read';
const PROJECTION = 'tables.orders.indexes.byState.projection';

describe('table options', () => {
  test.each<[string, (value: any) => unknown, Values]>([
    [
      'tables.orders.tableName',
      table('tableName'),
      { valid: ['abc', letters(255), 'a.b_c-D'], invalid: ['ab', letters(256), 'a b', 'a/b'] },
    ],
    [
      'tables.orders.partitionKey.name',
      (name) => withTable({ partitionKey: { name, type: 'string' } }),
      { valid: ['a', letters(255), 'é #'], invalid: ['', letters(256), 5] },
    ],
    [
      'tables.orders.partitionKey.type',
      (type) => withTable({ partitionKey: { name: 'pk', type } }),
      { valid: ['string', 'number', 'binary'], invalid: ['text', 'S'] },
    ],
    [
      'tables.orders.timeToLive',
      table('timeToLive'),
      { valid: ['a', letters(255)], invalid: ['', letters(256)] },
    ],
    [
      'tables.orders.actions.0',
      (action) => withTable({ actions: [action] }),
      {
        valid: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'],
        invalid: ['PartiQLSelect', 'DeleteTable', '*', 'getItem'],
      },
    ],
    [
      'tables.orders.queryIndexes.0',
      (index) =>
        withTable({
          actions: ['Query'],
          indexes: { byState: { partitionKey: { name: 'state', type: 'string' } } },
          queryIndexes: [index],
        }),
      { valid: ['byState'], invalid: ['', '*', 7, 'a'.repeat(256)] },
    ],
    [
      'tables.orders.pointInTimeRecovery',
      table('pointInTimeRecovery'),
      { valid: [{ days: 35 }], invalid: [true, 35, 'on'] },
    ],
    [
      'tables.orders.encryption',
      table('encryption'),
      { valid: ['awsOwned', 'awsManaged', 'customerManaged'], invalid: ['none', 5, null] },
    ],
    [
      'tables.orders.encryption.keyArn',
      (keyArn) => withTable({ encryption: { keyArn } }),
      {
        valid: [KEY_ARN],
        invalid: [
          `${KEY_ARN}/x`,
          `x${KEY_ARN}`,
          'arn:aws:kms:us-east-1:1:key/a',
          'arn:aws:kms:us-east-1:111122223333:alias/orders',
        ],
      },
    ],
    [
      'tables.orders.billing',
      table('billing'),
      { valid: ['onDemand'], invalid: [5, 'provisioned'] },
    ],
    [
      ON_DEMAND,
      maximum,
      {
        valid: [
          { maxReadUnits: 1 },
          { maxWriteUnits: 1_000_000 },
          { maxReadUnits: 5, maxWriteUnits: 5 },
        ],
        invalid: [{}, true, 100],
      },
    ],
    [
      `${ON_DEMAND}.maxReadUnits`,
      (maxReadUnits) => maximum({ maxReadUnits }),
      { valid: [1, 1_000_000], invalid: [0, -1, 1.5, 1_000_001, '100'] },
    ],
    [
      `${ON_DEMAND}.maxWriteUnits`,
      (maxWriteUnits) => maximum({ maxReadUnits: 1, maxWriteUnits }),
      { valid: [1, 1_000_000], invalid: [0, -1, 1.5, 1_000_001, '100'] },
    ],
    [
      'tables.orders.indexes.*',
      (name) => withTable({ indexes: { [name]: INDEX } }),
      { valid: ['abc', letters(255)], invalid: ['ab', letters(256), 'a/b'], code: 'invalidKey' },
    ],
    [
      `${PROJECTION}.0`,
      (name) => projecting([name]),
      { valid: ['a', letters(255)], invalid: ['', letters(256), 5] },
    ],
    [
      'tables.orders.replicas.0',
      (region) => withTable({ replicas: [region] }, { env: { region: 'us-east-1' } }),
      { valid: ['us-west-2'], invalid: ['Oregon', 'us-west'] },
    ],
  ])('the values of %s', expectValues);

  test.each<[string, unknown, ErrorFacts]>([
    [
      'no action',
      withTable({ actions: [] }),
      ['tables.orders.actions', 'invalidValue', { min: 1 }],
    ],
    [
      'an action twice',
      withTable({ actions: ['GetItem', 'GetItem'] }),
      ['tables.orders.actions', 'duplicate'],
    ],
    [
      'no day of recovery',
      withTable({ pointInTimeRecovery: { days: 0 } }),
      ['tables.orders.pointInTimeRecovery.days', 'invalidValue', { min: 1 }],
    ],
    [
      '36 days of recovery',
      withTable({ pointInTimeRecovery: { days: 36 } }),
      ['tables.orders.pointInTimeRecovery.days', 'invalidValue', { max: 35 }],
    ],
    [
      'one and a half days of recovery',
      withTable({ pointInTimeRecovery: { days: 1.5 } }),
      ['tables.orders.pointInTimeRecovery.days', 'invalidValue'],
    ],
    [
      'a maximum of an unknown kind',
      maximum({ maxReadUnits: 1, max: 5 }),
      [`${ON_DEMAND}.max`, 'unknownKey'],
    ],
    ['a capacity of 0', capacity('min')(0), [`${READ}.min`, 'invalidValue', { min: 1 }]],
    [
      'a capacity of 1,000,001',
      capacity('max')(1_000_001),
      [`${READ}.max`, 'invalidValue', { max: 1_000_000 }],
    ],
    ['no projected attribute', projecting([]), [PROJECTION, 'invalidValue', { min: 1 }]],
    ['21 projected attributes', projecting(names(21)), [PROJECTION, 'quota', { max: 20 }]],
    ['an attribute projected twice', projecting(['total', 'total']), [PROJECTION, 'duplicate']],
  ])('%s', (_title, stage, error) => {
    expect(errorsOf(stage)).toEqual([error]);
  });

  test.each([
    ['1 day of recovery', withTable({ pointInTimeRecovery: { days: 1 } })],
    ['a capacity of 1', capacity('min')(1)],
    ['a capacity of 1,000,000', capacity('min')(1_000_000)],
    ['20 projected attributes', projecting(names(20))],
    [
      'a key of GovCloud',
      withTable({ encryption: { keyArn: GOVCLOUD_KEY_ARN } }, { env: { region: 'us-gov-west-1' } }),
    ],
  ])('%s is valid', (_title, stage) => {
    expect(errorsOf(stage)).toEqual([]);
  });

  test('rows have no default', () => {
    const { partitionKey } = MINIMAL.tables.orders;
    expect(errorsOf({ ...MINIMAL, tables: { orders: { partitionKey } } })).toEqual([
      ['tables.orders.rows', 'missing'],
    ]);
  });
});
