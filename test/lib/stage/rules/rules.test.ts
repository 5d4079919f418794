import { MINIMAL, withTable, withUserPool } from '../../../stages';
import { faultyPaths, validationErrorsOf, type Told } from '../validation-errors-of';

const TABLE = ['tables', 'orders'] as const;
const POOL = ['identity', 'userPool'] as const;
const KEY = { name: 'pk', type: 'string' };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const MULTI_REGION_KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd';
const US_EAST_1 = { env: { region: 'us-east-1' } };
const indexesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`index${n}`, INDEX]));
test('all indexes of a table together project 100 attributes, those by a word apart', () => {
  const attributes = Array.from({ length: 20 }, (_, n) => `a${n}`);
  const projecting = Object.fromEntries(
    Array.from({ length: 5 }, (_, n) => [`list${n}`, { ...INDEX, projection: attributes }]),
  );
  const indexes = { ...indexesOf(15), ...projecting };
  expect(faultyPaths(withTable({ indexes }))).toEqual([]);
});

describe('keys that do not go together', () => {
  test.each<[string, unknown, Told]>([
    [
      'two ids of one construct ID',
      { ...MINIMAL, tables: { orders: MINIMAL.tables.orders, Orders: MINIMAL.tables.orders } },
      [
        ['tables', 'Orders'],
        '"Orders"',
        'a logical ID of its own; tables.orders has the logical ID "OrdersTable" already',
        'rename this one or tables.orders',
      ],
    ],
    [
      'two tables of one name',
      {
        ...MINIMAL,
        tables: {
          first: { ...MINIMAL.tables.orders, tableName: 'orders' },
          second: { ...MINIMAL.tables.orders, tableName: 'orders' },
        },
      },
      [
        ['tables', 'second', 'tableName'],
        '"orders"',
        'a table name of its own; tables.first.tableName has the table name "orders" already',
        'rename this one or tables.first.tableName',
      ],
    ],
    [
      'a key attribute named twice',
      withTable({ sortKey: KEY }),
      [
        [...TABLE, 'sortKey', 'name'],
        '"pk"',
        'another attribute than the partition key',
        'name another attribute, or remove the sort key',
      ],
    ],
    [
      'a key attribute named twice in an index',
      withTable({ indexes: { 'by.state': { ...INDEX, sortKey: INDEX.partitionKey } } }),
      [
        [...TABLE, 'indexes', 'by.state', 'sortKey', 'name'],
        '"state"',
        'another attribute than the partition key',
        'name another attribute, or remove the sort key',
      ],
    ],
    [
      'an attribute of two types',
      withTable({ indexes: { byKey: { partitionKey: { name: 'pk', type: 'number' } } } }),
      [
        [...TABLE, 'indexes', 'byKey', 'partitionKey', 'type'],
        '"number"',
        '"string", the type that "pk" has at tables.orders.partitionKey.type',
        'give the attribute one type, or name another attribute',
      ],
    ],
    [
      '21 indexes',
      withTable({ indexes: indexesOf(21) }),
      [
        [...TABLE, 'indexes'],
        '21',
        "at most 20 indexes, DynamoDB's quota for a table",
        'remove indexes, or split the table',
      ],
    ],
    [
      '101 projected attributes',
      withTable({
        indexes: Object.fromEntries(
          [20, 20, 20, 20, 20, 1].map((count, n) => [
            `index${n}`,
            { ...INDEX, projection: Array.from({ length: count }, (_, a) => `a${n}-${a}`) },
          ]),
        ),
      }),
      [
        [...TABLE, 'indexes'],
        '101',
        "at most 100 projected attributes over all indexes, DynamoDB's quota for a table",
        'name fewer attributes, or project "all"',
      ],
    ],
    [
      'no recovery in a stage that retains',
      withTable({ pointInTimeRecovery: false }),
      [
        [...TABLE, 'pointInTimeRecovery'],
        'false',
        '{ "days": 1 to 35 }, because removalPolicy is retain',
        'remove the key, or set removalPolicy to "destroy" if the data may be lost',
      ],
    ],
    [
      'a capacity whose max is below its min',
      withTable({
        billing: { provisioned: { read: { min: 5, max: 5 }, write: { min: 5, max: 4 } } },
      }),
      [
        [...TABLE, 'billing', 'provisioned', 'write', 'max'],
        '4',
        'at least min, which is 5',
        'raise max or lower min',
      ],
    ],
    [
      "a replica in the stack's own region",
      { ...withTable({ replicas: ['us-east-1'] }), ...US_EAST_1 },
      [
        [...TABLE, 'replicas', 0],
        '"us-east-1"',
        'another region than env.region, us-east-1',
        'remove it: the table is there already',
      ],
    ],
    [
      'a replica twice',
      { ...withTable({ replicas: ['us-west-2', 'us-west-2'] }), ...US_EAST_1 },
      [[...TABLE, 'replicas', 1], '"us-west-2"', 'each region once', 'remove the repetition'],
    ],
    [
      'a replica in another partition',
      { ...withTable({ replicas: ['cn-north-1'] }), ...US_EAST_1 },
      [
        [...TABLE, 'replicas', 0],
        '"cn-north-1"',
        'a region of the partition aws, as env.region is',
        'remove it: no table spans aws and aws-cn',
      ],
    ],
    [
      'replicas without env.region',
      withTable({ replicas: ['us-west-2'] }),
      [
        [...TABLE, 'replicas'],
        '["us-west-2"]',
        'no replicas, because env.region is not set',
        'set env.region: it tells the replicas from the region of the stack',
      ],
    ],
    [
      'replicas with a stream of keys',
      { ...withTable({ replicas: ['us-west-2'], stream: 'keysOnly' }), ...US_EAST_1 },
      [
        [...TABLE, 'stream'],
        '"keysOnly"',
        '"newAndOldImages", because the table has replicas',
        'write "newAndOldImages", or remove the key or the replicas',
      ],
    ],
    [
      'replicas with a new key',
      { ...withTable({ replicas: ['us-west-2'], encryption: 'customerManaged' }), ...US_EAST_1 },
      [
        [...TABLE, 'encryption'],
        '"customerManaged"',
        'a key that every replica has; a new key is in the region of the stack only',
        'make a multi-Region key, replicate it, and write { "keyArn": "arn:…:key/mrk-…" }',
      ],
    ],
    [
      'replicas with a key of one region',
      { ...withTable({ replicas: ['us-west-2'], encryption: { keyArn: KEY_ARN } }), ...US_EAST_1 },
      [
        [...TABLE, 'encryption', 'keyArn'],
        `"${KEY_ARN}"`,
        'a multi-Region key, …:key/mrk-…, because the table has replicas',
        "make a multi-Region key and replicate it to the replicas' regions",
      ],
    ],
    [
      'a key of another region',
      { ...withTable({ encryption: { keyArn: KEY_ARN } }), env: { region: 'us-west-2' } },
      [
        [...TABLE, 'encryption', 'keyArn'],
        `"${KEY_ARN}"`,
        'a key in env.region, arn:aws:kms:us-west-2:…',
        'use a key of us-west-2, or deploy the stack to the region of the key',
      ],
    ],
    [
      'a key of another partition',
      withTable({ encryption: { keyArn: KEY_ARN.replace('arn:aws:', 'arn:aws-cn:') } }, US_EAST_1),
      [
        [...TABLE, 'encryption', 'keyArn'],
        `"${KEY_ARN.replace('arn:aws:', 'arn:aws-cn:')}"`,
        'a key in env.region, arn:aws:kms:us-east-1:…',
        'use a key of us-east-1, or deploy the stack to the region of the key',
      ],
    ],
    [
      'an existing user pool of GovCloud without env.region',
      withUserPool({
        userPoolId: 'us-gov-west-1_AbCdEf123',
        userPoolClientId: '1example23456789',
      }),
      [
        ['env', 'region'],
        'nothing',
        '"us-gov-west-1", the region of the user pool, because Cognito has a name of its own there',
        'set env.region',
      ],
    ],
    [
      'an existing user pool without its client ID',
      withUserPool({ userPoolId: 'us-east-1_AbCdEf123' }),
      [
        [...POOL, 'userPoolClientId'],
        'nothing',
        'a value: an existing user pool is named by both of its IDs',
        'add userPoolClientId',
      ],
    ],
    [
      'an existing user pool without its ID',
      withUserPool({ userPoolClientId: '1example23456789' }),
      [
        [...POOL, 'userPoolId'],
        'nothing',
        'a value: an existing user pool is named by both of its IDs',
        'add userPoolId',
      ],
    ],
    [
      'an existing user pool with options of a new one',
      withUserPool({
        userPoolId: 'us-east-1_AbCdEf123',
        userPoolClientId: '1example23456789',
        mfa: 'off',
      }),
      [
        [...POOL, 'mfa'],
        '"off"',
        'no mfa: the pool exists already, and this key is for a new one',
        'remove mfa, or remove both IDs to make a new pool',
      ],
    ],
    [
      'an existing user pool of another region',
      {
        ...withUserPool({
          userPoolId: 'us-west-2_AbCdEf123',
          userPoolClientId: '1example23456789',
        }),
        ...US_EAST_1,
      },
      [
        [...POOL, 'userPoolId'],
        '"us-west-2_AbCdEf123"',
        'a user pool in env.region, us-east-1',
        'use a pool of us-east-1, or deploy the stack to us-west-2',
      ],
    ],
    [
      'callback URLs without a domain prefix',
      withUserPool({ callbackUrls: ['https://example.com/'] }),
      [
        [...POOL, 'domainPrefix'],
        'nothing',
        'a value: the hosted UI needs it beside callbackUrls',
        'add domainPrefix',
      ],
    ],
    [
      'a domain prefix without callback URLs',
      withUserPool({ domainPrefix: 'orders' }),
      [
        [...POOL, 'callbackUrls'],
        'nothing',
        'a value: the hosted UI needs it beside domainPrefix',
        'add callbackUrls',
      ],
    ],
    [
      'a conflicting type in the sort key of an index',
      withTable({ indexes: { byKey: { ...INDEX, sortKey: { name: 'pk', type: 'binary' } } } }),
      [
        [...TABLE, 'indexes', 'byKey', 'sortKey', 'type'],
        '"binary"',
        '"string", the type that "pk" has at tables.orders.partitionKey.type',
        'give the attribute one type, or name another attribute',
      ],
    ],
    ...['newImage', 'oldImage'].map((stream): [string, unknown, Told] => [
      `replicas with the stream ${stream}`,
      withTable({ replicas: ['us-west-2'], stream }, US_EAST_1),
      [
        [...TABLE, 'stream'],
        `"${stream}"`,
        '"newAndOldImages", because the table has replicas',
        'write "newAndOldImages", or remove the key or the replicas',
      ],
    ]),
    [
      'a region without identity pools',
      { ...MINIMAL, env: { region: 'cn-northwest-1' } },
      [
        ['env', 'region'],
        '"cn-northwest-1"',
        'a region that has Amazon Cognito identity pools',
        'deploy to a region that has them',
      ],
    ],
    [
      '51 tags',
      {
        ...MINIMAL,
        tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, 'x'])),
      },
      [['tags'], '51', 'at most 50 tags', 'remove tags'],
    ],
  ])('%s is the one problem', (_title, stage, told) => {
    expect(validationErrorsOf(stage)).toEqual([told]);
  });

  test.each<[string, unknown]>([
    ['a new key without env.region', withTable({ encryption: 'customerManaged' })],
    ['a key without env.region', withTable({ encryption: { keyArn: KEY_ARN } })],
    ['20 indexes', withTable({ indexes: indexesOf(20) })],
    ['1 day of recovery', withTable({ pointInTimeRecovery: { days: 1 } })],
    [
      'no recovery in a stage that destroys',
      { ...withTable({ pointInTimeRecovery: false }), removalPolicy: 'destroy' },
    ],
    [
      'a capacity that stays',
      withTable({
        billing: { provisioned: { read: { min: 5, max: 5 }, write: { min: 5, max: 5 } } },
      }),
    ],
    [
      'replicas with a multi-Region key',
      {
        ...withTable({ replicas: ['us-west-2'], encryption: { keyArn: MULTI_REGION_KEY_ARN } }),
        ...US_EAST_1,
      },
    ],
    [
      'replicas with a stream of both images',
      withTable({ replicas: ['us-west-2'], stream: 'newAndOldImages' }, US_EAST_1),
    ],
    [
      'an app URL as a callback',
      withUserPool({ domainPrefix: 'o', callbackUrls: ['orders://cb'] }),
    ],
    ['GovCloud', { ...MINIMAL, env: { region: 'us-gov-east-1' } }],
    ['China (Beijing)', { ...MINIMAL, env: { region: 'cn-north-1' } }],
    ['a region newer than this library', { ...MINIMAL, env: { region: 'eu-north-9' } }],
  ])('%s has no problem', (_title, stage) => {
    expect(validationErrorsOf(stage)).toEqual([]);
  });

  test.each([
    [
      'replicas with a key that only looks like a multi-Region one',
      withTable({ replicas: ['us-west-2'], encryption: { keyArn: `${KEY_ARN}-mrk-1` } }, US_EAST_1),
      ['tables.orders.encryption.keyArn'],
    ],
    [
      'two bad replicas',
      withTable({ replicas: ['Oregon', 'Ohio'] }, US_EAST_1),
      ['tables.orders.replicas.0', 'tables.orders.replicas.1'],
    ],
    [
      "a later replica in the stack's own region",
      withTable({ replicas: ['us-west-2', 'us-east-1'] }, US_EAST_1),
      ['tables.orders.replicas.1'],
    ],
    [
      'a replica named again later',
      withTable({ replicas: ['us-west-2', 'eu-west-1', 'us-west-2'] }, US_EAST_1),
      ['tables.orders.replicas.2'],
    ],
    [
      'a replica in a region newer than this library',
      withTable({ replicas: ['us-west-9'] }, US_EAST_1),
      [],
    ],
    [
      'two tables of one name with another between them',
      {
        ...MINIMAL,
        tables: Object.fromEntries(
          ['same', 'other', 'same'].map((tableName, n) => [
            `table${n}`,
            { ...MINIMAL.tables.orders, tableName },
          ]),
        ),
      },
      ['tables.table2.tableName'],
    ],
    [
      'an existing client alone, in a region',
      { ...withUserPool({ userPoolClientId: '1example23456789' }), ...US_EAST_1 },
      ['identity.userPool.userPoolId'],
    ],
  ])('%s: the faults are %j', (_title, stage, paths) => {
    expect(faultyPaths(stage)).toEqual(paths);
  });

  test('every option of a new pool beside an existing one is told, once', () => {
    const ids = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
    expect(
      faultyPaths(withUserPool({ ...ids, mfa: 'off', name: 'a', signIn: 'x', foo: 1 })).sort(),
    ).toEqual([
      'identity.userPool.foo',
      'identity.userPool.mfa',
      'identity.userPool.name',
      'identity.userPool.signIn',
    ]);
  });

  test('logout URLs alone lack both other keys of the hosted UI', () => {
    expect(faultyPaths(withUserPool({ logoutUrls: ['https://example.com/'] }))).toEqual([
      'identity.userPool.callbackUrls',
      'identity.userPool.domainPrefix',
    ]);
  });

  test.each([
    [
      'a bad region',
      withTable({ replicas: ['us-west-2'] }, { env: { region: 'us-east' } }),
      'env.region',
    ],
    ['a bad env', withTable({ replicas: ['us-west-2'] }, { env: 5 }), 'env'],
    [
      'a bad removal policy',
      withTable({ pointInTimeRecovery: false }, { removalPolicy: 'Destroy' }),
      'removalPolicy',
    ],
    [
      'a bad replica',
      withTable({ replicas: ['Oregon', 'us-west-2'] }, US_EAST_1),
      'tables.orders.replicas.0',
    ],
  ])('%s is no reason to doubt what depends on it', (_title, stage, path) => {
    expect(faultyPaths(stage)).toEqual([path]);
  });
});
