import { withTable } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';
import { followEdits } from '../generated/follow-edits';

const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const at = (position: number): ErrorFacts => [`tables.orders.actions.${position}`, 'conflict'];

describe('item actions of a table', () => {
  test.each<[string, object, ErrorFacts[], string[]]>([
    ['a scan of own rows', { rows: 'own', actions: ['Scan'] }, [at(0)], ['Query']],
    [
      'a scan of the rows of a tenant, beside a query',
      { rows: 'tenant', actions: ['Query', 'Scan'] },
      [at(1)],
      ['Query'],
    ],
    [
      'batches without GetItem',
      { actions: ['BatchGetItem'] },
      [at(0)],
      ['BatchGetItem', 'GetItem'],
    ],
    [
      'checks of conditions without GetItem',
      { actions: ['PutItem', 'ConditionCheckItem'] },
      [at(1)],
      ['PutItem', 'ConditionCheckItem', 'GetItem'],
    ],
    [
      'batches of writes without deletions',
      { actions: ['BatchWriteItem', 'PutItem'] },
      [at(0)],
      ['BatchWriteItem', 'DeleteItem', 'PutItem'],
    ],
    [
      'all of these at once',
      { rows: 'own', actions: ['Scan', 'BatchWriteItem', 'BatchGetItem', 'ConditionCheckItem'] },
      [at(0), at(1), at(2), at(3)],
      [
        ...['Query', 'BatchWriteItem', 'PutItem', 'DeleteItem'],
        ...['BatchGetItem', 'GetItem', 'ConditionCheckItem'],
      ],
    ],
    [
      'an index that the default actions do not read',
      { indexes: { byState: INDEX }, queryIndexes: ['byState'] },
      [['tables.orders.actions', 'conflict']],
      ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
    ],
    [
      'an index that no action reads, with an incomplete batch',
      { actions: ['BatchGetItem'], indexes: { byState: INDEX }, queryIndexes: ['byState'] },
      [at(0), ['tables.orders.actions', 'conflict']],
      ['BatchGetItem', 'GetItem', 'Query'],
    ],
    [
      'an incomplete batch, with a scan of an index',
      { actions: ['BatchGetItem', 'Scan'], indexes: { byState: INDEX }, queryIndexes: ['byState'] },
      [at(0)],
      ['BatchGetItem', 'GetItem', 'Scan'],
    ],
  ])('conflict: %s', (_what, table, errors, actions) => {
    expect(errorsOf(withTable(table, TENANTS))).toEqual(errors);
    const { stage, rounds } = followEdits(withTable(table, TENANTS));
    expect([stage.tables.orders.actions, rounds]).toEqual([actions, 1]);
  });

  test.each([
    [{ actions: ['Scan'] }],
    [{ rows: 'own', actions: ['Query', 'DeleteItem'] }],
    [{ rows: 'own', actions: ['PutItem', 'DeleteItem', 'BatchWriteItem'] }],
    [{ rows: 'tenant', actions: ['ConditionCheckItem', 'BatchGetItem', 'GetItem'] }],
    [{ actions: ['Scan'], indexes: { byState: INDEX }, queryIndexes: ['byState'] }],
  ])('agree: %j', (table) => {
    expect(errorsOf(withTable(table, TENANTS))).toEqual([]);
  });

  test('are not checked if an action is unknown', () => {
    expect(errorsOf(withTable({ rows: 'own', actions: ['Scan', 'Fetch'] }))).toEqual([
      ['tables.orders.actions.1', 'invalidValue'],
    ]);
    for (const actions of ['Scan', []]) {
      expect(errorsOf(withTable({ rows: 'own', actions }))).toEqual([
        ['tables.orders.actions', 'invalidValue', ...(actions.length > 0 ? [] : [{ min: 1 }])],
      ]);
    }
  });

  test('are checked in the grant of a group too', () => {
    const stage = (grant: object) => ({
      ...withTable({ rows: 'own' }),
      groups: { admins: { precedence: 1, tables: { orders: grant } } },
    });
    const path = 'groups.admins.tables.orders.actions.0';
    expect(errorsOf(stage({ rows: 'own', actions: ['Scan'] }))).toEqual([[path, 'conflict']]);
    expect(errorsOf(stage({ rows: 'all', actions: ['BatchGetItem'] }))).toEqual([
      [path, 'conflict'],
    ]);
    expect(errorsOf(stage({ rows: 'all', actions: ['Scan'] }))).toEqual([]);
  });
});
