import { checkStage } from '../../lib/config/check-stage';
import type { Path } from '../../lib/config/problem';
import { MINIMAL, SHIPPED, shippedStage, withTable, withUserPool } from '../stages';

type Told = readonly [path: Path, received: string, expected: string, fix: string];

function problemsOf(input: unknown): Told[] {
  const result = checkStage(input);
  return result.ok
    ? []
    : result.problems.map(({ path, received, expected, fix }) => [path, received, expected, fix]);
}

const TABLE = ['tables', 'orders'] as const;
const POOL = ['identity', 'userPool'] as const;
const KEY = { name: 'pk', type: 'string' };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const MULTI_REGION_KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd';
const US_EAST_1 = { env: { region: 'us-east-1' } };
const NAME_FORM = '3 to 255 characters of a-z, A-Z, 0-9, _, - and .';
const RENAME_TABLE = 'mend the name, or leave tableName out and let CloudFormation name the table';
const STAGE_KEYS =
  'one of the keys $schema, stackName, env, removalPolicy, terminationProtection, tags, tables, identity';
const indexesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`index${n}`, INDEX]));
const named = (length: number) => 'n'.repeat(length);

test.each([['the smallest stage', MINIMAL], ...SHIPPED.map((name) => [name, shippedStage(name)])])(
  '%s has no problem',
  (_name, stage) => {
    expect(problemsOf(stage)).toEqual([]);
  },
);

test('defaults are filled in', () => {
  expect(checkStage(MINIMAL)).toEqual({
    ok: true,
    value: {
      stackName: 'orders-minimal',
      env: {},
      removalPolicy: 'retain',
      tags: {},
      tables: {
        orders: {
          partitionKey: KEY,
          rows: 'all',
          actions: ['GetItem', 'PutItem', 'UpdateItem'],
          billing: 'onDemand',
          pointInTimeRecovery: { days: 35 },
          encryption: 'awsOwned',
          indexes: {},
          replicas: [],
        },
      },
      identity: { userPool: {}, classicFlow: false },
    },
  });
});

describe('a single key', () => {
  test.each<[string, unknown, Told]>([
    [
      'not an object',
      [],
      [
        [],
        '[]',
        STAGE_KEYS.replace('one of the keys', 'an object with the keys'),
        'write { … } with these keys',
      ],
    ],
    [
      'unknown, near a known one',
      { ...MINIMAL, stackname: 'x' },
      [['stackname'], '"x"', STAGE_KEYS, 'rename "stackname" to "stackName"'],
    ],
    [
      'unknown, near none',
      { ...MINIMAL, colour: 'red' },
      [['colour'], '"red"', STAGE_KEYS, 'remove "colour"'],
    ],
    [
      'of the wrong type',
      { ...MINIMAL, terminationProtection: 'yes' },
      [['terminationProtection'], '"yes"', 'true or false', 'write true or false, without quotes'],
    ],
    [
      'missing',
      { stackName: 'x' },
      [
        ['tables'],
        'nothing',
        'an object of tables by id',
        'write { "orders": { "partitionKey": { "name": "pk", "type": "string" }, "rows": "all" } }',
      ],
    ],
    [
      'empty tables',
      { ...MINIMAL, tables: {} },
      [['tables'], '{}', 'at least one table', 'add a table, such as "orders"'],
    ],
    [
      'a table id with a dash',
      { ...MINIMAL, tables: { 'my-orders': MINIMAL.tables.orders } },
      [
        ['tables', 'my-orders'],
        '"my-orders"',
        'a table id of letters and digits that begins with a letter, 64 at most',
        'rename the id; tableName may hold other characters',
      ],
    ],
    [
      'an account of 11 digits',
      { ...MINIMAL, env: { account: '11112222333' } },
      [
        ['env', 'account'],
        '"11112222333"',
        'an account ID of 12 digits',
        'write the ID in double quotes, with its leading zeros',
      ],
    ],
    [
      'an account as a number',
      { ...MINIMAL, env: { account: 111122223333 } },
      [
        ['env', 'account'],
        '111122223333',
        'an account ID of 12 digits',
        'write the ID in double quotes, with its leading zeros',
      ],
    ],
    [
      "a region's name",
      { ...MINIMAL, env: { region: 'Ireland' } },
      [
        ['env', 'region'],
        '"Ireland"',
        'a region code such as "ap-southeast-2"',
        'write the region code, not its name',
      ],
    ],
    [
      'an unknown removal policy',
      { ...MINIMAL, removalPolicy: 'keep' },
      [
        ['removalPolicy'],
        '"keep"',
        'one of "retain", "destroy"',
        'use one of these words, in double quotes',
      ],
    ],
    ...[named(2), named(256), 'my/orders'].map((tableName): [string, unknown, Told] => [
      `the table name ${tableName.slice(0, 10)} of ${tableName.length} characters`,
      withTable({ tableName }),
      [
        [...TABLE, 'tableName'],
        tableName.length > 100 ? `"${named(99)}…` : `"${tableName}"`,
        NAME_FORM,
        RENAME_TABLE,
      ],
    ]),
    [
      'rows left out',
      { ...MINIMAL, tables: { orders: { partitionKey: KEY } } },
      [
        [...TABLE, 'rows'],
        'nothing',
        '"all": who owns a row has no default',
        'write "rows": "all" if every signed-in user may reach every row',
      ],
    ],
    ...['own', 'tenant', { by: 'own', match: 'prefix' }].map((rows): [string, unknown, Told] => [
      `rows ${JSON.stringify(rows)}`,
      withTable({ rows }),
      [
        [...TABLE, 'rows'],
        JSON.stringify(rows),
        '"all"; "own" and "tenant" are not supported yet',
        'write "all" if every signed-in user may reach every row, else do not deploy this table yet',
      ],
    ]),
    [
      'an action beyond the three',
      withTable({ actions: ['Scan'] }),
      [
        [...TABLE, 'actions', 0],
        '"Scan"',
        'one of "GetItem", "PutItem", "UpdateItem"',
        'use one of these words, in double quotes',
      ],
    ],
    [
      'no action',
      withTable({ actions: [] }),
      [
        [...TABLE, 'actions'],
        '[]',
        'at least one action',
        'name an action, or leave the key out for all three',
      ],
    ],
    [
      'an action twice',
      withTable({ actions: ['GetItem', 'GetItem'] }),
      [[...TABLE, 'actions'], '["GetItem","GetItem"]', 'each action once', 'remove the repetition'],
    ],
    ...[0, 36, 1.5].map((days): [string, unknown, Told] => [
      `recovery of ${days} days`,
      withTable({ pointInTimeRecovery: { days } }),
      [
        [...TABLE, 'pointInTimeRecovery', 'days'],
        String(days),
        'a whole number from 1 to 35',
        'DynamoDB keeps 1 to 35 days',
      ],
    ]),
    [
      'recovery set to true',
      withTable({ pointInTimeRecovery: true }),
      [
        [...TABLE, 'pointInTimeRecovery'],
        'true',
        '{ "days": 1 to 35 } or false',
        'write { "days": 35 }, or leave the key out',
      ],
    ],
    [
      'an alias in place of a key',
      withTable({ encryption: { keyArn: 'arn:aws:kms:us-east-1:111122223333:alias/orders' } }),
      [
        [...TABLE, 'encryption', 'keyArn'],
        '"arn:aws:kms:us-east-1:111122223333:alias/orders"',
        'the ARN of a KMS key, arn:aws:kms:<region>:<account>:key/<id>',
        'copy the key ARN from the KMS console; an alias does not do',
      ],
    ],
    [
      'an unknown encryption',
      withTable({ encryption: 'none' }),
      [
        [...TABLE, 'encryption'],
        '"none"',
        '"awsOwned", "awsManaged", "customerManaged" or { "keyArn": "arn:…" }',
        'use one of these forms',
      ],
    ],
    [
      'a misspelt key within a form of billing',
      withTable({
        billing: { provisioned: { read: { min: 1, max: 2 }, wrte: { min: 1, max: 2 } } },
      }),
      [
        [...TABLE, 'billing', 'provisioned', 'write'],
        'nothing',
        'an object with the keys min, max',
        'write { … } with these keys',
      ],
    ],
    [
      'an index name of 2 characters',
      withTable({ indexes: { by: INDEX } }),
      [[...TABLE, 'indexes', 'by'], '"by"', `an index name of ${NAME_FORM}`, 'rename the index'],
    ],
    [
      'a tag key that AWS reserves',
      { ...MINIMAL, tags: { 'aws:team': 'orders' } },
      [
        ['tags', 'aws:team'],
        '"aws:team"',
        'a tag key of 1 to 128 characters that does not begin with "aws:"',
        'rename the tag',
      ],
    ],
    [
      'a stack name of 129 characters',
      { ...MINIMAL, stackName: named(129) },
      [
        ['stackName'],
        `"${named(99)}…`,
        'a letter, then letters, digits and -, 128 characters at most',
        'rename the stack',
      ],
    ],
    [
      'a role name of 65 characters',
      { ...MINIMAL, identity: { roleName: named(65) } },
      [
        ['identity', 'roleName'],
        `"${named(65)}"`,
        '1 to 64 characters of letters, digits and _ + = , . @ -',
        'shorten the name, or leave other characters out',
      ],
    ],
    ...[
      { path: ['identity', 'identityPoolName'], stage: { identityPoolName: named(129) } },
      { path: [...POOL, 'name'], stage: { userPool: { name: named(129) } } },
    ].map(({ path, stage }): [string, unknown, Told] => [
      `${path.at(-1)} of a pool with 129 characters`,
      { ...MINIMAL, identity: stage },
      [
        path,
        `"${named(99)}…`,
        '1 to 128 characters of letters, digits, spaces and _ + = , . @ -',
        'shorten the name, or leave other characters out',
      ],
    ]),
    [
      'plain HTTP as a callback',
      withUserPool({ domainPrefix: 'orders', callbackUrls: ['http://example.com/'] }),
      [
        [...POOL, 'callbackUrls', 0],
        '"http://example.com/"',
        'an https:// URL, http://localhost, or an app URL such as "myapp://callback", without a fragment',
        'use HTTPS; plain HTTP is for http://localhost only',
      ],
    ],
    [
      'a domain prefix that Cognito reserves',
      withUserPool({ domainPrefix: 'my-aws', callbackUrls: ['https://example.com/'] }),
      [
        [...POOL, 'domainPrefix'],
        '"my-aws"',
        '1 to 63 of a-z, 0-9 and -, not at the ends, and without "aws", "amazon" or "cognito"',
        'choose another prefix',
      ],
    ],
  ])('%s is told with path, value, expectation and fix', (_title, stage, told) => {
    expect(problemsOf(stage)).toContainEqual(told);
  });

  test.each(['javascript://x', 'http://localhost.evil.example/', 'https://a.example/#x', 'ftp'])(
    'the redirect URL %s is refused',
    (url) => {
      const stage = withUserPool({ domainPrefix: 'orders', callbackUrls: [url] });
      expect(problemsOf(stage).map(([path]) => path)).toEqual([[...POOL, 'callbackUrls', 0]]);
    },
  );
});

describe('keys that do not go together', () => {
  test.each<[string, unknown, Told]>([
    [
      'two ids of one construct ID',
      { ...MINIMAL, tables: { orders: MINIMAL.tables.orders, Orders: MINIMAL.tables.orders } },
      [
        ['tables', 'Orders'],
        '"Orders"',
        'a construct ID of its own; tables.orders has the construct ID "OrdersTable" already',
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
        '"21 indexes"',
        "at most 20, DynamoDB's quota for a table",
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
        '"101 projected attributes"',
        "at most 100 over all indexes, DynamoDB's quota for a table",
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
        'a key in env.region, us-west-2',
        'use a key of us-west-2, or deploy the stack to us-east-1',
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
      'logout URLs alone',
      withUserPool({ logoutUrls: ['https://example.com/'] }),
      [
        [...POOL, 'callbackUrls'],
        'nothing',
        'a value: the hosted UI needs it beside logoutUrls',
        'add callbackUrls',
      ],
    ],
    [
      'a region without identity pools',
      { ...MINIMAL, env: { region: 'cn-northwest-1' } },
      [
        ['env', 'region'],
        '"cn-northwest-1"',
        'a region that has Amazon Cognito identity pools',
        'use another region of that partition, such as us-gov-west-1 or cn-north-1',
      ],
    ],
    [
      '98 tables',
      {
        ...MINIMAL,
        tables: Object.fromEntries(
          Array.from({ length: 98 }, (_, n) => [`table${n}`, MINIMAL.tables.orders]),
        ),
      },
      [
        ['tables'],
        '"98 tables"',
        'at most 97',
        'split the stage: a template has 200 outputs at most',
      ],
    ],
    [
      '51 tags',
      {
        ...MINIMAL,
        tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, 'x'])),
      },
      [['tags'], '"51 tags"', 'at most 50', 'remove tags'],
    ],
  ])('%s is the one problem', (_title, stage, told) => {
    expect(problemsOf(stage)).toEqual([told]);
  });

  test.each<[string, unknown]>([
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
    ['table names of 3 and 255 characters', withTable({ tableName: named(255) })],
    [
      'an app URL as a callback',
      withUserPool({ domainPrefix: 'o', callbackUrls: ['orders://cb'] }),
    ],
    ['GovCloud', { ...MINIMAL, env: { region: 'us-gov-east-1' } }],
    ['China (Beijing)', { ...MINIMAL, env: { region: 'cn-north-1' } }],
    ['a region newer than this library', { ...MINIMAL, env: { region: 'eu-north-9' } }],
  ])('%s has no problem', (_title, stage) => {
    expect(problemsOf(stage)).toEqual([]);
  });
});

test('every problem is told at once, those that span keys beside those of single keys', () => {
  const stage = {
    stackName: 'orders_dev',
    colour: 'red',
    tables: {
      orders: {
        ...MINIMAL.tables.orders,
        tableName: 'a/b',
        billing: { provisioned: { read: { min: 5, max: 1 }, write: { min: '1', max: 2 } } },
        pointInTimeRecovery: false,
      },
      Orders: { ...MINIMAL.tables.orders, rows: 'own', sortKey: KEY },
    },
    identity: { userPool: { userPoolId: 'nonsense' } },
  };
  expect(problemsOf(stage).map(([path]) => path.join('.'))).toEqual(
    expect.arrayContaining([
      'stackName',
      'colour',
      'tables.orders.tableName',
      'tables.orders.billing.provisioned.read.max',
      'tables.orders.billing.provisioned.write.min',
      'tables.orders.pointInTimeRecovery',
      'tables.Orders',
      'tables.Orders.rows',
      'tables.Orders.sortKey.name',
      'identity.userPool.userPoolId',
      'identity.userPool.userPoolClientId',
    ]),
  );
});
