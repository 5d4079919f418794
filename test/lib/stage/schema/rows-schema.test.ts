import { checked, withTable } from '../../../stages';
import { errorsOf, expectValues, type ErrorFacts, type Values } from '../errors-of';

const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const withRows = (rows: unknown) => withTable({ rows }, TENANTS);

describe('rows of a stage file', () => {
  test.each<[string, (value: any) => unknown, Values]>([
    [
      'tables.orders.rows',
      withRows,
      { valid: ['all', 'own', 'tenant'], invalid: ['mine', 3, ['own'], null] },
    ],
    [
      'tables.orders.rows.by',
      (by) => withRows({ by }),
      { valid: ['own', 'tenant'], invalid: ['all', 5] },
    ],
    [
      'tables.orders.rows.match',
      (match) => withRows({ by: 'own', match }),
      { valid: ['exact', 'prefix'], invalid: ['suffix', 'begins'] },
    ],
    [
      'tables.orders.rows.id',
      (id) => withRows({ by: 'own', id }),
      { valid: ['identityId', 'userSub'], invalid: ['email', 'sub'] },
    ],
    [
      'tables.orders.rows.delimiter',
      (delimiter) => withRows({ by: 'own', match: 'prefix', delimiter }),
      {
        valid: ['#', '#'.repeat(16), 'a#', '|', '~', '/', ','],
        invalid: [
          ...['', '#'.repeat(17), '#*', '#?', '$', '{', '}', '"', '\\', ' #'],
          ...['\u00a7', 5],
        ],
      },
    ],
  ])('the values of %s', expectValues);

  test.each<[string, unknown, ErrorFacts]>([
    ['an object without its owner', {}, ['tables.orders.rows.by', 'missing']],
    ['a match without an owner', { match: 'prefix' }, ['tables.orders.rows.by', 'missing']],
    ['an ID of tenants', { by: 'tenant', id: 'userSub' }, ['tables.orders.rows.id', 'unknownKey']],
  ])('%s', (_title, rows, error) => {
    expect(errorsOf(withRows(rows))).toEqual([error]);
  });
});

describe('rows of a stage file, with their defaults', () => {
  test('rows "all" are every row', () => {
    expect(checked(withTable({ rows: 'all' })).tables.orders?.rows).toEqual({ by: 'all' });
  });

  test.each([
    ['own', { by: 'own', id: 'identityId', match: 'exact' }],
    ['tenant', { by: 'tenant', match: 'exact' }],
    [{ by: 'own' }, { by: 'own', id: 'identityId', match: 'exact' }],
    [
      { by: 'own', id: 'userSub' },
      { by: 'own', id: 'userSub', match: 'exact' },
    ],
    [
      { by: 'own', match: 'prefix' },
      { by: 'own', id: 'identityId', match: 'prefix', delimiter: '#' },
    ],
    [
      { by: 'tenant', match: 'exact' },
      { by: 'tenant', match: 'exact' },
    ],
    [
      { by: 'tenant', match: 'prefix', delimiter: '|' },
      { by: 'tenant', match: 'prefix', delimiter: '|' },
    ],
  ])('rows %j are %j with their defaults, and stay so when read again', (written, complete) => {
    expect(checked(withTable({ rows: written }, TENANTS)).tables.orders?.rows).toEqual(complete);
    expect(checked(withTable({ rows: complete }, TENANTS)).tables.orders?.rows).toEqual(complete);
  });
});
