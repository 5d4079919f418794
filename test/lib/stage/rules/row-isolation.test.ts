import { MINIMAL, withTable } from '../../../stages';
import { editsOf, errorsOf, firstErrorOf, pathsOf } from '../errors-of';

const DELIMITER = 'tables.orders.rows.delimiter';
const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const withRows = (rows: unknown, keys: object = {}) => withTable({ rows, ...keys }, TENANTS);

describe.each(['number', 'binary'])('row isolation by a partition key of type %s', (type) => {
  const partitionKey = { name: 'pk', type };

  test.each(['own', 'tenant', { by: 'own', id: 'userSub', match: 'prefix' }])(
    'conflicts with rows %j',
    (rows) => {
      expect(errorsOf(withRows(rows, { partitionKey }))).toEqual([
        ['tables.orders.partitionKey.type', 'conflict'],
      ]);
    },
  );

  test('is not needed by rows "all"', () => {
    expect(errorsOf(withRows('all', { partitionKey }))).toEqual([]);
  });
});

describe('row isolation', () => {
  test('does not depend on the type of the sort key', () => {
    expect(errorsOf(withRows('own', { sortKey: { name: 'sk', type: 'number' } }))).toEqual([]);
  });

  test.each([
    [
      { rows: 'own', partitionKey: { name: 'pk', type: 'number' } },
      { kind: 'write', path: ['tables', 'orders', 'partitionKey', 'type'], value: 'string' },
    ],
    [
      { rows: { by: 'own', match: 'prefix', delimiter: '-' } },
      { kind: 'write', path: DELIMITER.split('.'), value: '#' },
    ],
    [
      { rows: { by: 'own', match: 'exact', delimiter: '#' } },
      { kind: 'remove', path: DELIMITER.split('.') },
    ],
  ])('is the fix of %j', (keys, edit) => {
    expect(editsOf(withTable(keys))).toEqual([edit]);
  });

  test('does not pretend that the stage file decides the type of an existing key', () => {
    const keys = { rows: 'own', partitionKey: { name: 'pk', type: 'number' } };
    const [ofNew, ofExisting] = [{}, { existing: { tableName: 'legacy' } }].map((existing) => {
      return firstErrorOf(withTable({ ...keys, ...existing }));
    });
    expect(ofNew?.expected).toContain('tables.orders.rows is "own"');
    expect(ofExisting?.edits).toEqual(ofNew?.edits);
    expect(ofNew?.fix).toMatch(/^write "string",/);
    expect(ofExisting?.fix).toContain('if that is the type in the table');
  });

  test('is about the key of each table', () => {
    const table = { ...MINIMAL.tables.orders, partitionKey: { name: 'pk', type: 'number' } };
    const tables = { one: { ...table, rows: 'own' }, other: { ...table, rows: 'tenant' } };
    expect(pathsOf({ ...withTable({}, TENANTS), tables })).toEqual([
      'tables.one.partitionKey.type',
      'tables.other.partitionKey.type',
    ]);
  });

  test('reports the key of a table once', () => {
    const partitionKey = { name: 'pk', type: 'number' };
    const groups = { admins: { precedence: 1, tables: { orders: { rows: 'own' } } } };
    expect(errorsOf({ ...withRows('own', { partitionKey }), groups })).toEqual([
      ['tables.orders.partitionKey.type', 'conflict'],
    ]);
  });

  test('concludes nothing from an invalid type of the partition key', () => {
    const partitionKey = { name: 'pk', type: 'text' };
    expect(pathsOf(withRows('own', { partitionKey }))).toEqual(['tables.orders.partitionKey.type']);
  });
});

describe('delimiter of row isolation', () => {
  const OWNERS = [
    {
      owner: { by: 'own', id: 'identityId' },
      partOfIds: [':', '-', '--', ':-', 'a', '_', '0'],
      inNoId: ['#', '|', '/', '.', '-#', '#-', ':#'],
    },
    {
      owner: { by: 'own', id: 'userSub' },
      partOfIds: ['-', 'f', '0-'],
      inNoId: ['#', ':', '/', '-:', '_'],
    },
    {
      owner: { by: 'tenant' },
      partOfIds: ['-', '/', ':', '.', '@', '=', '+', '::', 'a', '_'],
      inNoId: ['#', '|', '~', ',', '-#-', '#a'],
    },
  ];

  test.each(OWNERS)('may not be part of an ID: $owner', ({ owner, partOfIds, inNoId }) => {
    const errors = (delimiter: string) =>
      errorsOf(withRows({ ...owner, match: 'prefix', delimiter }));
    expect(partOfIds.map(errors)).toEqual(partOfIds.map(() => [[DELIMITER, 'conflict']]));
    expect(inNoId.map(errors)).toEqual(inNoId.map(() => []));
  });

  test.each([
    { by: 'own', delimiter: '#' },
    { by: 'own', match: 'exact', delimiter: '#' },
    { by: 'tenant', match: 'exact', delimiter: '-' },
  ])('conflicts with an exact match: %j', (rows) => {
    expect(errorsOf(withRows(rows))).toEqual([[DELIMITER, 'conflict']]);
  });

  test.each([
    ['an unknown owner', { match: 'prefix', delimiter: '-' }, 'by'],
    ['an invalid match', { by: 'own', match: 'begins', delimiter: '#' }, 'match'],
    ['an invalid ID', { by: 'own', id: 'name', match: 'prefix', delimiter: '-' }, 'id'],
  ])('is not judged beside %s', (_title, rows, key) => {
    expect(pathsOf(withRows(rows))).toEqual([`tables.orders.rows.${key}`]);
  });
});
