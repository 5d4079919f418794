import { withTable } from '../../../stages';
import { faultyPaths, validationErrorsOf } from '../validation-errors-of';

const ROWS = ['tables', 'orders', 'rows'] as const;
const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const withRows = (rows: unknown, keys: object = {}) => withTable({ rows, ...keys }, TENANTS);

describe.each(['number', 'binary'])('a partition key of type %s', (type) => {
  const partitionKey = { name: 'pk', type };

  test.each([
    ['own', 'own'],
    ['tenant', 'tenant'],
    [{ by: 'own', id: 'userSub', match: 'prefix' }, 'own'],
  ])('is no ID that rows %j could be told by', (rows, by) => {
    expect(validationErrorsOf(withRows(rows, { partitionKey }))).toEqual([
      [
        ['tables', 'orders', 'partitionKey', 'type'],
        `"${type}"`,
        `"string", because rows "${by}" compares the partition key with an ID, and IAM compares strings`,
        'make the partition key a string, or write "rows": "all" if every signed-in user may reach every row',
      ],
    ]);
  });

  test('does for rows of everybody', () => {
    expect(validationErrorsOf(withRows('all', { partitionKey }))).toEqual([]);
  });
});

test('the type of the sort key does not matter', () => {
  const sortKey = { name: 'sk', type: 'number' };
  expect(validationErrorsOf(withRows('own', { sortKey }))).toEqual([]);
});

describe('a delimiter that an ID may hold', () => {
  const IDENTITY_ID = 'identity IDs hold letters, digits, "_", ":" and "-"';
  const SUB = 'a sub holds letters, digits and "-"';
  const TENANT = 'tenant IDs may hold letters, digits, spaces and _ . : / = + - @';

  test.each([
    ...[':', '-', '--', ':-', 'a', '_', '0'].map((one) => ['own', 'identityId', one, IDENTITY_ID]),
    ...['-', 'f', '0-'].map((one) => ['own', 'userSub', one, SUB]),
    ...['-', '/', ':', '.', '@', '=', '+', '::', 'a', '_'].map((one) => [
      'tenant',
      '',
      one,
      TENANT,
    ]),
  ])('is refused: by %s %s, %s', (by, id, delimiter, reason) => {
    const rows = { by, ...(id && { id }), match: 'prefix', delimiter };
    expect(validationErrorsOf(withRows(rows))).toEqual([
      [
        [...ROWS, 'delimiter'],
        `"${delimiter}"`,
        `a delimiter that cannot be part of an ID, or the rows of "x${delimiter}y" would also be those of "x": ${reason}`,
        'write "#", or leave the key out',
      ],
    ]);
  });

  test.each([
    ['own', 'identityId', ['#', '|', '/', '.', '-#', '#-', ':#']],
    ['own', 'userSub', ['#', ':', '/', '-:', '_']],
    ['tenant', undefined, ['#', '|', '~', ',', '-#-', '#a']],
  ])('by %s %s, is told from one that no ID holds', (by, id, delimiters) => {
    const withId = id === undefined ? { by } : { by, id };
    const faults = delimiters.map((delimiter) =>
      faultyPaths(withRows({ ...withId, match: 'prefix', delimiter })),
    );
    expect(faults).toEqual(delimiters.map(() => []));
  });
});

test.each([
  [{ by: 'own', delimiter: '#' }],
  [{ by: 'own', match: 'exact', delimiter: '#' }],
  [{ by: 'tenant', match: 'exact', delimiter: '-' }],
])('rows %j have no use for a delimiter', (rows) => {
  expect(validationErrorsOf(withRows(rows))).toEqual([
    [
      [...ROWS, 'delimiter'],
      JSON.stringify(rows.delimiter),
      'no delimiter, because the match is "exact": the whole key is the ID',
      'write "match": "prefix", or remove the delimiter',
    ],
  ]);
});

test.each([
  ['unknown owners', { match: 'prefix', delimiter: '-' }, 'by'],
  ['an unknown match', { by: 'own', match: 'begins', delimiter: '#' }, 'match'],
  ['an unknown ID', { by: 'own', id: 'name', match: 'prefix', delimiter: '-' }, 'id'],
])('%s is no reason to doubt the delimiter', (_title, rows, key) => {
  expect(faultyPaths(withRows(rows))).toEqual([`tables.orders.rows.${key}`]);
});

test('an unknown type of the key is no reason to doubt the rows', () => {
  const partitionKey = { name: 'pk', type: 'text' };
  expect(faultyPaths(withRows('own', { partitionKey }))).toEqual([
    'tables.orders.partitionKey.type',
  ]);
});
