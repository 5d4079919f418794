import { partitionKeyValue, probeItems } from '../../../../tools/check/run/probe-items';
import type { ProbeItem } from '../../../../tools/check/run/item-requests';
import { checked, MINIMAL, withTable } from '../../../stages';
import { itemProbe, USER } from './test-context';

const OWNER = { identityId: 'us-east-1:id-1', userSub: 'sub-1', tenant: 'acme' };

test.each([
  [{ by: 'own', id: 'identityId', match: 'exact' }, 'us-east-1:id-1'],
  [{ by: 'own', id: 'userSub', match: 'exact' }, 'sub-1'],
  [{ by: 'own', id: 'userSub', match: 'prefix', delimiter: '#' }, 'sub-1#rest'],
  [{ by: 'own', id: 'identityId', match: 'prefix', delimiter: '::' }, 'us-east-1:id-1::rest'],
  [{ by: 'tenant', match: 'exact' }, 'acme'],
  [{ by: 'tenant', match: 'prefix', delimiter: '|' }, 'acme|rest'],
] as const)('the partition key by %j is %s', (rows, expected) => {
  expect(partitionKeyValue(rows, OWNER, 'rest')).toBe(expected);
});

test('a user without a tenant has no row of a tenant', () => {
  const nobody = { ...OWNER, tenant: undefined };
  expect(() => partitionKeyValue({ by: 'tenant', match: 'exact' }, nobody, '')).toThrow(
    'the ID token names no tenant; expected one for its rows',
  );
});

const OTHER = { ...USER, name: 'user 2', identityId: 'us-east-1:id-2' };
const { tables, ...stage } = withTable({ rows: 'own' });
const STAGE = checked({ ...stage, tables: { ...tables, shared: MINIMAL.tables.orders } });
const OUTPUTS = { OrdersTableName: 'orders-1', SharedTableName: 'shared-1' };

/** The rows of a run, and those that it was told of. */
function rows() {
  const made: ProbeItem[] = [];
  return { made, rowOf: probeItems(STAGE, OUTPUTS, [USER, OTHER], (row) => made.push(row)) };
}

test('a row is made up once for each user and table, and told before it is used', () => {
  const { made, rowOf } = rows();
  const first = rowOf(itemProbe());
  expect(made).toEqual([first]);
  expect(first).toEqual({
    tableName: 'orders-1',
    key: { pk: 'us-east-1:id-1' },
    mark: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(rowOf(itemProbe({ who: 'user 2', action: 'Scan', expected: 'denied' }))).toBe(first);
  const [other, shared] = [
    rowOf(itemProbe({ rowOf: 'user 2' })),
    rowOf(itemProbe({ table: 'shared' })),
  ];
  expect(other.key).toEqual({ pk: 'us-east-1:id-2' });
  expect(shared.tableName).toBe('shared-1');
  expect(made).toEqual([first, other, shared]);
  expect(new Set(made.map(({ mark }) => mark)).size).toBe(1);
});

test('another table is one that does not exist, with nothing to remove', () => {
  const { made, rowOf } = rows();
  const elsewhere = rowOf(itemProbe({ table: undefined, rowOf: undefined }));
  expect(elsewhere).toEqual({
    tableName: expect.stringMatching(/^access-check-[0-9a-f-]{36}$/),
    key: { pk: elsewhere.mark },
    mark: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(made).toEqual([]);
});

test('each run marks its rows with a mark of its own', () => {
  expect(rows().rowOf(itemProbe()).mark).not.toBe(rows().rowOf(itemProbe()).mark);
});
