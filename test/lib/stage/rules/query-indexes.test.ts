import { withTable } from '../../../stages';
import { errorsOf, firstErrorOf, type ErrorFacts } from '../errors-of';
import { followFixes } from '../generated/follow-fixes';

const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const queried = (table: object) =>
  withTable({ actions: ['Query'], indexes: { byState: INDEX }, ...table }, TENANTS);
const PATH = 'tables.orders.queryIndexes';

describe('indexes that signed-in users read', () => {
  test.each<[string, object, ErrorFacts[], string[] | undefined]>([
    ['of own rows', { rows: 'own', queryIndexes: ['byState'] }, [[PATH, 'conflict']], undefined],
    [
      'of the rows of a tenant',
      { rows: { by: 'tenant', match: 'prefix' }, queryIndexes: ['byState'] },
      [[PATH, 'conflict']],
      undefined,
    ],
    [
      'that the table does not have',
      { queryIndexes: ['byDate', 'byState', 'byName'] },
      [
        [`${PATH}.0`, 'unknownReference'],
        [`${PATH}.2`, 'unknownReference'],
      ],
      ['byState'],
    ],
    [
      'that are misspelled',
      { queryIndexes: ['bystate'] },
      [[`${PATH}.0`, 'unknownReference']],
      ['byState'],
    ],
    [
      'of a table that has none',
      { indexes: {}, queryIndexes: ['byState'] },
      [[`${PATH}.0`, 'unknownReference']],
      [],
    ],
    [
      'of a table without the key',
      { indexes: undefined, queryIndexes: ['byState'] },
      [[`${PATH}.0`, 'unknownReference']],
      [],
    ],
    ['named twice', { queryIndexes: ['byState', 'byState'] }, [[PATH, 'duplicate']], ['byState']],
  ])('are refused: %s', (_what, table, errors, left) => {
    expect(errorsOf(queried(table))).toEqual(errors);
    expect(followFixes(queried(table)).stage.tables.orders.queryIndexes).toEqual(left);
  });

  test.each([
    ['indexes of the table', { indexes: 5, queryIndexes: ['byState'] }, 'tables.orders.indexes'],
    ['indexes among them', { queryIndexes: ['byState', 5] }, `${PATH}.1`],
  ])('are not checked if the stage has invalid %s', (_what, table, path) => {
    expect(errorsOf(queried(table))).toEqual([[path, 'invalidValue']]);
  });

  test.each([
    [{ queryIndexes: ['byState'] }],
    [{ queryIndexes: [] }],
    [{ rows: 'own', queryIndexes: [] }],
  ])('are accepted: %j', (table) => {
    expect(errorsOf(queried(table))).toEqual([]);
  });

  test.each([
    [{ indexes: { byState: INDEX, byDay: INDEX } }, /: byState, byDay$/],
    [{ indexes: {} }, /none$/],
    [{ indexes: {}, existing: { tableName: 'legacy' } }, /existing/],
  ])('are listed in the error: %j', (table, listed) => {
    const { expected } = firstErrorOf(queried({ ...table, queryIndexes: ['other'] }));
    expect(expected).toMatch(listed);
  });

  test('of the grant of a group are those of its table, with rows "all"', () => {
    const stage = (grant: object) => ({
      ...queried({}),
      groups: { admins: { precedence: 1, tables: { orders: { actions: ['Query'], ...grant } } } },
    });
    const path = 'groups.admins.tables.orders.queryIndexes';
    expect(errorsOf(stage({ rows: 'all', queryIndexes: ['byState'] }))).toEqual([]);
    expect(errorsOf(stage({ rows: 'own', queryIndexes: ['byState'] }))).toEqual([
      [path, 'conflict'],
    ]);
    expect(errorsOf(stage({ rows: 'all', queryIndexes: ['byDate'] }))).toEqual([
      [`${path}.0`, 'unknownReference'],
    ]);
  });
});
