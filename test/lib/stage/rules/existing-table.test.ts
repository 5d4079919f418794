import { MINIMAL, withTable } from '../../../stages';
import { edited } from '../generated/edited';
import { editsOf, errorsOf, firstErrorOf, type ErrorFacts } from '../errors-of';

const ARN = 'arn:aws:dynamodb:us-east-1:111122223333:table/legacy';
const KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234';
const RESTORED = { tableName: 'restored', stackKey: true, restoredFrom: 'orders-OrdersTable-1' };
const ENV = { env: { account: '111122223333', region: 'us-east-1' } };
const PLACE = 'tables.orders.existing';
const byName = (keys: object = {}, stage: object = {}) =>
  withTable({ existing: { tableName: 'legacy' }, ...keys }, stage);
const byArn = (existing: object = {}, stage: object = ENV) =>
  withTable({ existing: { tableArn: ARN, ...existing } }, stage);
const table = (existing: object) => ({ ...MINIMAL.tables.orders, existing });
const byState = { partitionKey: { name: 'state', type: 'string' } };

describe('existing table', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['by name', byName({ rows: 'own', actions: ['GetItem'], indexes: { byState } }), []],
    ['by ARN', byArn(), []],
    ['with its KMS key', byArn({ keyArn: KEY }), []],
    [
      'with a KMS key of another Region',
      byArn({ keyArn: KEY.replace('us-east-1', 'us-west-2') }),
      [[`${PLACE}.keyArn`, 'conflict']],
    ],
    ['with the KMS key of the stack', byName({ existing: RESTORED }), []],
    [
      'with two KMS keys',
      byArn({ keyArn: KEY, stackKey: true }),
      [[`${PLACE}.stackKey`, 'conflict']],
    ],
    [
      'that was restored from itself',
      byArn({ restoredFrom: 'legacy' }),
      [[`${PLACE}.restoredFrom`, 'conflict']],
    ],
    ['by name and ARN', byArn({ tableName: 'legacy' }), [[PLACE, 'invalidValue']]],
    ['without a name', withTable({ existing: {} }), [[PLACE, 'invalidValue']]],
    [
      'that is invalid, with a KMS key of a new table',
      withTable({ existing: 5, encryption: { keyArn: KEY } }),
      [
        [PLACE, 'invalidValue'],
        ['tables.orders.encryption', 'conflict'],
      ],
    ],
    [
      'by ARN, without env',
      byArn({}, {}),
      [
        ['env.account', 'missing'],
        ['env.region', 'missing'],
      ],
    ],
    [
      'by ARN, with the Region alone',
      byArn({}, { env: { region: 'us-west-2' } }),
      [['env.account', 'missing']],
    ],
    [
      'by ARN, with the account alone',
      byArn({}, { env: { account: '444455556666' } }),
      [['env.region', 'missing']],
    ],
    [
      'in a Region newer than this library',
      byArn(
        { tableArn: ARN.replace('us-east-1', 'eu-north-9') },
        { env: { ...ENV.env, region: 'eu-north-9' } },
      ),
      [],
    ],
    [
      'of another Region',
      byArn({}, { env: { ...ENV.env, region: 'us-west-2' } }),
      [[`${PLACE}.tableArn`, 'conflict']],
    ],
    [
      'of another account',
      byArn({}, { env: { ...ENV.env, account: '444455556666' } }),
      [[`${PLACE}.tableArn`, 'conflict']],
    ],
    [
      'of another partition',
      byArn({ tableArn: ARN.replace('arn:aws:', 'arn:aws-cn:') }),
      [[`${PLACE}.tableArn`, 'conflict']],
    ],
    [
      'whose index has a projection',
      byName({ indexes: { byState: { ...byState, projection: 'all' } } }),
      [['tables.orders.indexes.byState.projection', 'conflict']],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });

  test.each<[string, unknown]>([
    ['tableName', 'orders'],
    ['billing', 'onDemand'],
    ['pointInTimeRecovery', false],
    ['encryption', 'customerManaged'],
    ['deletionProtection', true],
    ['timeToLive', 'expires'],
    ['stream', 'keysOnly'],
    ['replicas', ['us-west-2']],
  ])('has no %s, which is an option of a new table', (key, value) => {
    expect(errorsOf(byName({ [key]: value }))).toEqual([[`tables.orders.${key}`, 'conflict']]);
  });
});

/** The stage after all fixes of its errors, once. */
const fixed = (stage: unknown): any => edited(stage, editsOf(stage));

describe('fix of an existing table', () => {
  const OREGON = ARN.replace('us-east-1', 'us-west-2');
  const ACCOUNT = { kind: 'write', path: ['env', 'account'], value: '111122223333' };
  const region = (value: string) => ({ kind: 'write', path: ['env', 'region'], value });
  const noEncryption = { kind: 'remove', path: ['tables', 'orders', 'encryption'] };
  const place = ['tables', 'orders', 'existing', 'tableArn'];

  test.each<[string, unknown, unknown[]]>([
    [
      'of an unknown place is the one of the ARN',
      byArn({ tableArn: OREGON }, {}),
      [ACCOUNT, region('us-west-2')],
    ],
    [
      'of an unknown place is not a Region without user pools',
      byArn({ tableArn: ARN.replace('aws:dynamodb:us-east-1', 'aws-cn:dynamodb:cn-north-1') }, {}),
      [ACCOUNT, region('us-east-1')],
    ],
    [
      'of another place is a table of the same name',
      byArn({ tableArn: OREGON.replace('1111', '4444') }),
      [{ kind: 'write', path: place, value: ARN }],
    ],
    [
      'of a key that the stack would create removes it',
      byName({ encryption: 'customerManaged' }),
      [noEncryption],
    ],
    [
      'of a second key removes it',
      byName({ existing: { tableName: 'legacy', keyArn: KEY }, encryption: { keyArn: KEY } }),
      [noEncryption],
    ],
  ])('%s', (_title, stage, edits) => {
    expect(editsOf(stage)).toEqual(edits);
  });

  test('of another place depends on what is elsewhere', () => {
    const of = (key: object) => firstErrorOf(byArn({}, { env: { ...ENV.env, ...key } })).expected;
    const [region, account] = [of({ region: 'us-west-2' }), of({ account: '444455556666' })];
    expect(region).toContain('Region of the stack');
    expect(account).toContain('resource policy');
    expect(firstErrorOf(byArn({}, {})).expected).toMatch(/^the account /);
    expect(firstErrorOf(byArn({}, { env: { account: '111122223333' } })).expected).toMatch(
      /^the Region /,
    );
  });

  test('of a KMS key as an option of a new table moves it beside the name', () => {
    const { orders } = fixed(byName({ encryption: { keyArn: KEY } }, ENV)).tables;
    expect(orders).toEqual(table({ tableName: 'legacy', keyArn: KEY }));
  });

  test('of a tableArn is an existing table, not a name for a new one', () => {
    const stage = fixed(withTable({ tableArn: ARN }));
    expect(stage.tables.orders).toEqual(table({ tableArn: ARN }));
    expect(fixed(stage)).toEqual({ ...stage, ...ENV });
  });
});
