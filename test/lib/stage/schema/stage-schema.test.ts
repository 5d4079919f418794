import { MINIMAL, withTable, withUserPool } from '../../../stages';
import { faultyPaths, validationErrorsOf, type Told } from '../validation-errors-of';

const TABLE = ['tables', 'orders'] as const;
const POOL = ['identity', 'userPool'] as const;
const KEY = { name: 'pk', type: 'string' };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const NAME_FORM = '3 to 255 characters of a-z, A-Z, 0-9, _, - and .';
const RENAME_TABLE = 'mend the name, or leave tableName out and let CloudFormation name the table';
const STAGE_KEYS =
  'one of the keys $schema, stackName, env, removalPolicy, terminationProtection, tags, tables, identity, sessions, tenants, workloads, connectors';
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const US_EAST_1 = { env: { region: 'us-east-1' } };
const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const DURATION = 'a whole number of seconds from 3600 to 43200, or "1h" to "12h"';
const LONG_ENOUGH = 'write 7200 or "2h": IAM allows sessions of 1 to 12 hours';
const WHOSE_ROWS =
  'write "all" if every signed-in user may reach every row, "own" for rows of the user, "tenant" for rows of the user\'s tenant';
const attributes = (count: number) => Array.from({ length: count }, (_, n) => `a${n}`);
const named = (length: number) => 'n'.repeat(length);

describe('a single key at fault', () => {
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
        '"all", "own" or "tenant": who owns a row has no default',
        WHOSE_ROWS,
      ],
    ],
    ...['mine', 3, ['own'], null].map((rows): [string, unknown, Told] => [
      `rows ${JSON.stringify(rows)}`,
      withTable({ rows }),
      [
        [...TABLE, 'rows'],
        JSON.stringify(rows),
        '"all", "own", "tenant", or { "by": "own" or "tenant", "match", "delimiter" }',
        WHOSE_ROWS,
      ],
    ]),
    ...[{}, { by: 'all' }, { match: 'prefix' }].map((rows): [string, unknown, Told] => [
      `rows ${JSON.stringify(rows)}`,
      withTable({ rows }),
      [
        [...TABLE, 'rows', 'by'],
        'by' in rows ? '"all"' : 'nothing',
        '"own" or "tenant"',
        WHOSE_ROWS,
      ],
    ]),
    [
      'an ID of tenants',
      withTable({ rows: { by: 'tenant', id: 'userSub' } }, TENANTS),
      [
        [...TABLE, 'rows', 'id'],
        '"userSub"',
        'one of the keys by, match, delimiter',
        'remove "id"',
      ],
    ],
    [
      'an unknown match',
      withTable({ rows: { by: 'own', match: 'suffix' } }),
      [
        [...TABLE, 'rows', 'match'],
        '"suffix"',
        'one of "exact", "prefix"',
        'use one of these words, in double quotes',
      ],
    ],
    [
      'an unknown ID',
      withTable({ rows: { by: 'own', id: 'email', match: 'prefix', delimiter: ':' } }),
      [
        [...TABLE, 'rows', 'id'],
        '"email"',
        'one of "identityId", "userSub"',
        'use one of these words, in double quotes',
      ],
    ],
    [
      'an empty delimiter',
      withTable({ rows: { by: 'own', match: 'prefix', delimiter: '' } }),
      [
        [...TABLE, 'rows', 'delimiter'],
        '""',
        '1 to 16 printable ASCII characters, without spaces and * ? $ { } " \\',
        'write "#", or leave the key out',
      ],
    ],
    ...[3599, 43201].map((maxDuration): [string, unknown, Told] => [
      `a session of ${maxDuration} seconds`,
      { ...MINIMAL, sessions: { maxDuration } },
      [['sessions', 'maxDuration'], String(maxDuration), DURATION, LONG_ENOUGH],
    ]),
    ...['0h', '13h', '2 h', '2H', '7200', '1.5h'].map(
      (maxSessionDuration): [string, unknown, Told] => [
        `a tenant's session of "${maxSessionDuration}"`,
        { ...MINIMAL, ...TENANTS, tenants: { acme: { maxSessionDuration } } },
        [
          ['tenants', 'acme', 'maxSessionDuration'],
          `"${maxSessionDuration}"`,
          DURATION,
          LONG_ENOUGH,
        ],
      ],
    ),
    ...[true, 3600.5, null].map((maxDuration): [string, unknown, Told] => [
      `a session of ${String(maxDuration)}`,
      { ...MINIMAL, sessions: { maxDuration } },
      [['sessions', 'maxDuration'], String(maxDuration), DURATION, LONG_ENOUGH],
    ]),
    ...[
      ...['2026-11-20', '2026-11-20T14:30:00', '2026-11-20T14:30:00+01:00', 'now', 1795185000],
      ...['2026-11-20T14:30:00.5Z', '2026-11-20T14:30Z'],
      ...['2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z'],
    ].map((revokeIssuedBefore): [string, unknown, Told] => [
      `revoked before ${revokeIssuedBefore}`,
      { ...MINIMAL, sessions: { revokeIssuedBefore } },
      [
        ['sessions', 'revokeIssuedBefore'],
        JSON.stringify(revokeIssuedBefore),
        'a time in UTC such as "2026-11-20T14:30:00Z"',
        'write an existing date and time in UTC, with whole seconds and a Z',
      ],
    ]),
    ...['acme#1', 'acme*', '', 'é', 't'.repeat(129)].map((tenant): [string, unknown, Told] => [
      `the tenant ${tenant}`,
      { ...MINIMAL, ...TENANTS, tenants: { [tenant]: { maxSessionDuration: 3600 } } },
      [
        ['tenants', tenant],
        tenant.length > 100 ? `"${'t'.repeat(99)}…` : `"${tenant}"`,
        'a tenant ID of 1 to 128 letters, digits, spaces and _ . : / = + - @, as session tags have them; no delimiter is in it',
        'give the tenant an ID of these characters',
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
      'a key in capitals',
      { ...MINIMAL, TAGS: {} },
      [['TAGS'], '{}', STAGE_KEYS, 'rename "TAGS" to "tags"'],
    ],
    [
      'a key half of whose letters are others',
      { ...MINIMAL, taxy: 1 },
      [['taxy'], '1', STAGE_KEYS, 'remove "taxy"'],
    ],
    [
      'a misspelt key of a form',
      withTable({ encryption: { keyArn: KEY_ARN, keyarn: KEY_ARN } }, US_EAST_1),
      [
        [...TABLE, 'encryption', 'keyarn'],
        `"${KEY_ARN}"`,
        'one of the keys keyArn',
        'rename "keyarn" to "keyArn"',
      ],
    ],
    [
      'a form that is none of the forms',
      withTable({ billing: 5 }),
      [
        [...TABLE, 'billing'],
        '5',
        '"onDemand" or { "provisioned": { "read": { "min", "max" }, "write": { "min", "max" } } }',
        'write "onDemand" unless the load is steady and known',
      ],
    ],
    [
      'an attribute projected twice',
      withTable({ indexes: { byState: { ...INDEX, projection: ['total', 'total'] } } }),
      [
        [...TABLE, 'indexes', 'byState', 'projection'],
        '["total","total"]',
        'each attribute once',
        'remove the repetition',
      ],
    ],
    [
      '21 projected attributes of an index',
      withTable({ indexes: { byState: { ...INDEX, projection: attributes(21) } } }),
      [
        [...TABLE, 'indexes', 'byState', 'projection'],
        `${JSON.stringify(attributes(21)).slice(0, 100)}…`,
        'at most 20 attributes',
        'name fewer, or write "all"',
      ],
    ],
    [
      'tag keys that differ by case alone',
      { ...MINIMAL, tags: { Team: 'a', team: 'b' } },
      [
        ['tags', 'team'],
        '"team"',
        'a tag key that differs from "Team" by more than case',
        'rename or remove one of the two tags',
      ],
    ],
    [
      'a JSON Schema that is no path',
      { ...MINIMAL, $schema: 5 },
      [['$schema'], '5', 'the path of the JSON Schema', 'write "./schema.json", or remove the key'],
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
        'a tag key of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:"',
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
    ...[
      {
        key: 'userPoolId',
        expected: 'a user pool ID such as "us-west-2_AbCdEf123"',
        fix: "copy the ID from the pool's overview page",
      },
      {
        key: 'userPoolClientId',
        expected: 'an app client ID, 1 to 128 letters and digits',
        fix: "copy the client ID from the pool's app client page",
      },
    ].map(({ key, expected, fix }): [string, unknown, Told] => [
      `a ${key} that is none`,
      withUserPool({
        userPoolId: 'us-west-2_AbCdEf123',
        userPoolClientId: '1example23456789',
        [key]: 'a b',
      }),
      [[...POOL, key], '"a b"', expected, fix],
    ]),
    [
      'a projection that is no list of names',
      withTable({ indexes: { byState: { ...INDEX, projection: [5] } } }),
      [
        [...TABLE, 'indexes', 'byState', 'projection', 0],
        '5',
        'an attribute name of 1 to 255 characters',
        'name the attribute',
      ],
    ],
    [
      'plain HTTP as a callback',
      withUserPool({ domainPrefix: 'orders', callbackUrls: ['http://example.com/'] }),
      [
        [...POOL, 'callbackUrls', 0],
        '"http://example.com/"',
        'an https:// URL, http://localhost, or an app URL such as "myapp://callback", without a fragment, 1,024 characters at most',
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
    expect(validationErrorsOf(stage)).toEqual([told]);
  });
});

test('what stands under a wrong name is checked all the same', () => {
  const stage = {
    ...MINIMAL,
    tags: { 'aws:x': 5 },
    tables: { 'bad-id': { partitionKey: 3, rows: 'mine', indexes: { ab: { projection: 'x' } } } },
  };
  expect(faultyPaths(stage).sort()).toEqual([
    'tables.bad-id',
    'tables.bad-id.indexes.ab',
    'tables.bad-id.indexes.ab.partitionKey',
    'tables.bad-id.indexes.ab.projection',
    'tables.bad-id.partitionKey',
    'tables.bad-id.rows',
    'tags.aws:x',
    'tags.aws:x',
  ]);
});

describe('the limits of a key', () => {
  const url = (length: number) => `https://${'a'.repeat(length - 8)}`;
  const urls = (count: number) => Array.from({ length: count }, (_, n) => `https://${n}.example/`);
  const hostedUi = { domainPrefix: 'orders', callbackUrls: ['https://orders.example/'] };
  const pool = (key: string) => (value: unknown) => withUserPool({ ...hostedUi, [key]: value });
  const identity = (key: string) => (value: unknown) => ({
    ...MINIMAL,
    identity: { [key]: value },
  });
  const table = (key: string) => (value: unknown) => withTable({ [key]: value });
  const capacity = (bound: string) => (value: number) => {
    const read = { min: 1, max: 1_000_000, [bound]: value };
    return withTable({ billing: { provisioned: { read, write: { min: 1, max: 1 } } } });
  };
  const keyArn = (value: string, region = 'us-east-1') =>
    withTable({ encryption: { keyArn: value } }, { env: { region } });

  test.each<[string, (value: any) => unknown, accepted: unknown[], refused: unknown[]]>([
    [
      'stackName',
      (stackName) => ({ ...MINIMAL, stackName }),
      ['a', named(128), 'a-1'],
      ['', named(129), '1a', 'a_b', '-a'],
    ],
    [
      'env.account',
      (account) => ({ ...MINIMAL, env: { account } }),
      ['000000000001'],
      ['11112222333', '1111222233334', 'a11112222333', '11112222333a'],
    ],
    [
      'env.region',
      (region) => ({ ...MINIMAL, env: { region } }),
      ['us-east-1', 'us-gov-west-1', 'ap-southeast-2'],
      ['us-east', 'US-EAST-1', 'xus-east-1x', 'us-east-1a', 'e-east-1'],
    ],
    [
      'a tag key',
      (key) => ({ ...MINIMAL, tags: { [key]: 'x' } }),
      ['t', named(128), 'a b'],
      ['', named(129), 'AWS:x', 'a,b'],
    ],
    [
      'a tag value',
      (value) => ({ ...MINIMAL, tags: { a: value } }),
      ['v', named(256)],
      ['', named(257), 'a&b', 5],
    ],
    [
      'a table id',
      (id) => ({ ...MINIMAL, tables: { [id]: MINIMAL.tables.orders } }),
      ['a', named(64), 'a1'],
      ['', named(65), '1a', 'a_b'],
    ],
    [
      'tableName',
      table('tableName'),
      ['abc', named(255), 'a.b_c-D'],
      ['ab', named(256), 'a b', 'a/b'],
    ],
    [
      'an index name',
      (name) => withTable({ indexes: { [name]: INDEX } }),
      ['abc', named(255)],
      ['ab', named(256), 'a/b'],
    ],
    [
      'an attribute name',
      (name) => withTable({ partitionKey: { name, type: 'string' } }),
      ['a', named(255), 'é #'],
      ['', named(256), 5],
    ],
    ['timeToLive', table('timeToLive'), ['a', named(255)], ['', named(256)]],
    [
      'pointInTimeRecovery.days',
      (days) => withTable({ pointInTimeRecovery: { days } }),
      [1, 35],
      [0, 36, 1.5, '35'],
    ],
    ['the least capacity', capacity('min'), [1, 1_000_000], [0, 1.5]],
    ['the most capacity', capacity('max'), [1, 1_000_000], [0, 1_000_001]],
    [
      'the projected attributes of an index',
      (count) => withTable({ indexes: { byState: { ...INDEX, projection: attributes(count) } } }),
      [1, 20],
      [0, 21],
    ],
    ['keyArn', keyArn, [KEY_ARN], [`${KEY_ARN}/x`, `x${KEY_ARN}`, 'arn:aws:kms:us-east-1:1:key/a']],
    [
      'keyArn in GovCloud',
      (value) => keyArn(value, 'us-gov-west-1'),
      ['arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd'],
      [KEY_ARN],
    ],
    [
      'identityPoolName',
      identity('identityPoolName'),
      ['a', named(128), 'a b+=,.@-_'],
      ['', named(129), 'a/b'],
    ],
    ['roleName', identity('roleName'), ['a', named(64), 'a+=,.@-_'], ['', named(65), 'a b', 'a/b']],
    ['userPool.name', pool('name'), ['a', named(128), 'a b'], ['', named(129), 'a/b']],
    [
      'userPool.domainPrefix',
      pool('domainPrefix'),
      ['a', named(63), 'a-1'],
      ['', named(64), '-a', 'a-', 'A', 'my-aws', 'amazonia', 'cognito1'],
    ],
    [
      'a redirect URL',
      (value) => withUserPool({ ...hostedUi, callbackUrls: [value] }),
      [url(1024), 'http://localhost', 'http://localhost:3000/x', 'orders://callback'],
      [
        url(1025),
        'http://example.com/',
        'http://localhost.evil.example/',
        'javascript://x',
        'data://x',
        'file://x',
        'https://a.example/#x',
        'https://a b',
        'example.com',
      ],
    ],
    [
      'sessions.maxDuration',
      (maxDuration) => ({ ...MINIMAL, sessions: { maxDuration } }),
      [3600, 43200, '1h', '9h', '10h', '12h'],
      [3599, 43201, '0h', '13h', '01h', '100h', '2', '12'],
    ],
    [
      'a tenant ID',
      (tenant) => ({ ...MINIMAL, ...TENANTS, tenants: { [tenant]: { maxSessionDuration: 3600 } } }),
      ['a', 't'.repeat(128), 'a b_.:/=+-@', '1'],
      ['', 't'.repeat(129), 'a#b', 'a,b', 'a\nb'],
    ],
    [
      'tenantClaim',
      identity('tenantClaim'),
      ['custom:a', `custom:${'a'.repeat(20)}`, 'custom:a_b-1'],
      ['', `custom:${'a'.repeat(21)}`, 'custom:', 'custom:a b', "custom:a'b", 'tenantId'],
    ],
    [
      'a delimiter',
      (delimiter) => withTable({ rows: { by: 'own', match: 'prefix', delimiter } }),
      ['#', '#'.repeat(16), 'a#', '|', '~', '/', ','],
      ['', '#'.repeat(17), '#*', '#?', '$', '{', '}', '"', '\\', ' #', '\u00a7', 5],
    ],
    ['the callback URLs', (n) => pool('callbackUrls')(urls(n)), [1, 100], [0, 101]],
    ['the logout URLs', (n) => pool('logoutUrls')(urls(n)), [1, 100], [0, 101]],
  ])('of %s are exact', (_key, stageWith, accepted, refused) => {
    expect(accepted.filter((value) => validationErrorsOf(stageWith(value)).length > 0)).toEqual([]);
    expect(refused.filter((value) => validationErrorsOf(stageWith(value)).length !== 1)).toEqual(
      [],
    );
  });

  test.each([
    [
      'userPoolId',
      ['us-east-1_AbCdEf123', 'us-gov-west-1_a1'],
      ['us-east-1', 'us-east-1_', 'us-east-1_a-b', 'x us-east-1_a'],
    ],
    ['userPoolClientId', ['a', named(128)], ['', named(129), 'a-b']],
  ])('of an existing %s are exact', (key, accepted, refused) => {
    const ids = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
    const told = (value: string) => {
      const userPool = { ...ids, [key]: value };
      const [region] = userPool.userPoolId.split('_');
      return faultyPaths({ ...withUserPool(userPool), env: { region } });
    };
    expect(accepted.map(told)).toEqual(accepted.map(() => []));
    const faults = refused.map((value) => told(value).includes(`identity.userPool.${key}`));
    expect(faults).toEqual(refused.map(() => true));
  });
});
