import { assertNoDataLoss } from '../../../tools/replacement-guard/assert-no-data-loss';
import { changeErrors } from '../../../tools/replacement-guard/change-errors';
import { statefulChanges } from '../../../tools/replacement-guard/stateful-changes';
import { MINIMAL, withTable, withUserPool } from '../../stages';
import { templateOf } from '../../synthesis';

const template = (stage: object) => templateOf(stage).toJSON();
const DESTROY = { removalPolicy: 'destroy' };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const TABLE = 'AWS::DynamoDB::GlobalTable';
const POOL = 'AWS::Cognito::UserPool';
const CLIENT = 'AWS::Cognito::UserPoolClient';

/** The validation errors of an update from one stage to another. */
const errorsOf = (from: object, to: object, allowed: readonly string[] = []) =>
  changeErrors(statefulChanges(template(from), template(to)), allowed);

/** The texts of one error: what AWS received, and what allows it. */
function error(logicalId: string, received: readonly string[], fix: string) {
  return {
    path: [logicalId],
    received: expect.stringMatching(new RegExp(`^${received.map(escaped).join('.*')}`)),
    fix: expect.stringMatching(new RegExp(`${escaped(fix)}$`)),
  };
}
const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('replacement of a stateful resource', () => {
  test.each<[string, object, object, object[]]>([
    [
      'a table that is retained',
      MINIMAL,
      withTable({ sortKey: { name: 'sk', type: 'string' } }),
      [error('OrdersTable', [TABLE, 'KeySchema [', '→', '"sk"'], 'add -c replace=OrdersTable')],
    ],
    [
      'a table that has a name, and is not retained',
      withTable({ tableName: 'orders' }, DESTROY),
      withTable({ tableName: 'orders', partitionKey: { name: 'pk', type: 'number' } }, DESTROY),
      [
        error(
          'OrdersTable',
          [TABLE, 'AttributeDefinitions.pk "S" → "N"'],
          'add -c replace=OrdersTable and another tableName',
        ),
      ],
    ],
    [
      'a table that gets another name',
      withTable({ tableName: 'orders' }),
      withTable({ tableName: 'sales' }),
      [error('OrdersTable', [TABLE, 'TableName "orders" → "sales"'], '-c replace=OrdersTable')],
    ],
    [
      'a table that is renamed, and its key',
      withTable({ encryption: 'customerManaged' }, DESTROY),
      {
        ...MINIMAL,
        ...DESTROY,
        tables: { sales: { ...MINIMAL.tables.orders, encryption: 'customerManaged' } },
      },
      [
        error('OrdersTableKey', ['AWS::KMS::Key'], 'add -c replace=OrdersTableKey'),
        error('OrdersTable', [TABLE], 'add -c replace=OrdersTable'),
      ],
    ],
    [
      'a user pool that an existing one replaces',
      MINIMAL,
      withUserPool({ userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: 'abc' }),
      [
        error('UserPool', [POOL], 'add -c replace=UserPool'),
        error('UserPoolClient', [CLIENT], 'add -c replace=UserPoolClient'),
      ],
    ],
    [
      'an app client whose ID is renamed',
      withUserPool({ clients: { web: {} } }),
      withUserPool({ clients: { site: {} } }),
      [error('UserPoolWebClient', [CLIENT], 'add -c replace=UserPoolWebClient')],
    ],
  ])('%s is an error that names what allows it', (_what, from, to, expected) => {
    expect(errorsOf(from, to)).toEqual(expected.map((one) => expect.objectContaining(one)));
  });

  test.each([
    ['retained', {}, /\bleave the old one outside the stack, with its items$/],
    ['deleted', DESTROY, /\bdelete the old one, with its items$/],
  ])('the error says that the old table is %s', (_what, policy, end) => {
    const [first] = errorsOf(withTable({}, policy), withTable({ tableName: 'sales' }, policy));
    expect(first?.expected).toMatch(end);
  });
});

describe('update that CloudFormation does not support', () => {
  test.each<[string, object, object, string[]]>([
    [
      'sign-in and schema of a user pool',
      { ...MINIMAL, identity: { tenantClaim: 'custom:tenantId' } },
      withUserPool({ signIn: 'username' }),
      [`UserPool ${POOL}: UsernameAttributes`, `UserPool ${POOL}: Schema.tenantId`],
    ],
    [
      'an index that is changed, while others are added and removed',
      withTable({ indexes: { byState: INDEX, byMaker: INDEX } }),
      withTable({ indexes: { byState: { ...INDEX, projection: 'keysOnly' }, byDay: INDEX } }),
      [
        `OrdersTable ${TABLE}: GlobalSecondaryIndexes.byState.Projection`,
        `OrdersTable ${TABLE}: GlobalSecondaryIndexes`,
      ],
    ],
  ])('%s is an error for each property', (_what, from, to, expected) => {
    const properties = errorsOf(from, to).map(
      ({ path, received }) => `${String(path[0])} ${received.split(' ').slice(0, 2).join(' ')}`,
    );
    expect(properties).toEqual(expected);
  });

  test('the fix of several indexes names each deployment', () => {
    const indexes = (...names: string[]) =>
      withTable({ indexes: Object.fromEntries(names.map((name) => [name, INDEX])) });
    const [first] = errorsOf(indexes('byState', 'byMaker'), indexes('byState', 'byDay'));
    expect(first?.fix).toMatch(/add byDay, remove byMaker$/);
  });
});

describe('-c replace', () => {
  const WITH_KEY = withTable({ encryption: 'customerManaged' });
  const WITHOUT = { ...MINIMAL, tables: { sales: MINIMAL.tables.orders } };
  const assertBetween = (from: object | undefined, to: object, replace?: string) => () =>
    assertNoDataLoss('orders', from && template(from), template(to), replace);

  test.each(['OrdersTable,OrdersTableKey', 'OrdersTableKey , OrdersTable'])(
    '%s allows both replacements',
    (replace) => {
      expect(assertBetween(WITH_KEY, WITHOUT, replace)).not.toThrow();
    },
  );

  test('allows what it names and nothing else', () => {
    const paths = errorsOf(WITH_KEY, WITHOUT, ['OrdersTable']).map(({ path }) => path);
    expect(paths).toEqual([['OrdersTableKey']]);
  });

  test.each([
    ['an unknown logical ID', 'OrderTable'],
    ['an unchanged resource', 'UserPool'],
    ['an empty ID', ''],
  ])('with %s is an error', (_what, id) => {
    const allowed = ['OrdersTable', 'OrdersTableKey', id];
    expect(errorsOf(WITH_KEY, WITHOUT, allowed)).toEqual([
      expect.objectContaining({
        path: ['-c replace'],
        received: JSON.stringify(id),
        expected: expect.stringContaining('OrdersTableKey, OrdersTable'),
      }),
    ]);
  });

  test('does not allow an update that CloudFormation does not support', () => {
    const to = withUserPool({ signIn: 'username' });
    const paths = errorsOf(MINIMAL, to, ['UserPool']).map(({ path }) => path);
    expect(paths).toEqual([['UserPool'], ['-c replace']]);
  });

  test('with nothing deployed is an error', () => {
    expect(assertBetween(undefined, MINIMAL)).not.toThrow();
    expect(assertBetween(undefined, MINIMAL, 'OrdersTable')).toThrow(/-c replace\n.*"OrdersTable"/);
  });

  test('is in the error of the whole stack, which lists every change', () => {
    expect(assertBetween(WITH_KEY, WITHOUT)).toThrow(
      /the deployed stack orders: 2 .*OrdersTableKey\n.*replace=OrdersTableKey\n.*OrdersTable\n.*replace=OrdersTable\n\n.*-c replace=OrdersTableKey,OrdersTable$/s,
    );
    expect(assertBetween(WITH_KEY, WITHOUT, 'OrdersTable,UserPool')).toThrow(
      /: 2 .*replace=OrdersTableKey\n\n.*-c replace\n.*-c replace=OrdersTable,OrdersTableKey$/s,
    );
  });
});
