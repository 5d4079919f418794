import {
  newItemKey,
  partitionKeyValue,
  probeItems,
  type ProbeItem,
} from '../../../../tools/check/run/probe-items';
import { checked, MINIMAL, withTable } from '../../../stages';
import { itemProbe, USER } from './test-context';

const OWNER = { identityId: 'us-east-1:id-1', userSub: 'sub-1', tenant: 'acme' };

describe('partition key of a probe item', () => {
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

  test('needs a tenant if items are isolated by tenant', () => {
    const nobody = { ...OWNER, tenant: undefined };
    expect(() => partitionKeyValue({ by: 'tenant', match: 'exact' }, nobody, '')).toThrow(/tenant/);
  });
});

const OTHER = { ...USER, name: 'user 2', identityId: 'us-east-1:id-2' };
const { tables, ...stage } = withTable({ rows: 'own' });
const STAGE = checked({ ...stage, tables: { ...tables, shared: MINIMAL.tables.orders } });
const ownerNamed = (name: string) => (name === OTHER.name ? OTHER : USER);
const OUTPUTS = { OrdersTableName: 'orders-1', SharedTableName: 'shared-1' };

/** The items of a check, and those that were reported as created. */
function items() {
  const created: ProbeItem[] = [];
  return { created, itemOf: probeItems(STAGE, OUTPUTS, ownerNamed, (item) => created.push(item)) };
}

describe('item of a check', () => {
  test('is created once for each user and table, and reported before it is used', () => {
    const { created, itemOf } = items();
    const first = itemOf(itemProbe());
    expect(created).toEqual([first]);
    expect(first).toEqual({
      tableName: 'orders-1',
      key: { pk: 'us-east-1:id-1' },
      mark: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(itemOf(itemProbe({ who: 'user 2', action: 'Scan', expected: 'denied' }))).toBe(first);
    const [other, shared] = [
      itemOf(itemProbe({ rowOf: 'user 2' })),
      itemOf(itemProbe({ table: 'shared' })),
    ];
    expect(other.key).toEqual({ pk: 'us-east-1:id-2' });
    expect(shared.tableName).toBe('shared-1');
    expect(created).toEqual([first, other, shared]);
    expect(new Set(created.map(({ mark }) => mark)).size).toBe(1);
  });

  test('of another table is in a table that does not exist, with nothing to remove', () => {
    const { created, itemOf } = items();
    const elsewhere = itemOf(itemProbe({ table: undefined, rowOf: undefined }));
    expect(elsewhere).toEqual({
      tableName: expect.stringMatching(/^access-check-[0-9a-f-]{36}$/),
      key: { pk: elsewhere.mark },
      mark: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(created).toEqual([]);
  });

  test('has a mark of its own in each check', () => {
    expect(items().itemOf(itemProbe()).mark).not.toBe(items().itemOf(itemProbe()).mark);
  });
});

const STRING = { name: 'pk', type: 'string' } as const;
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

describe('key of a probe item', () => {
  test('is unused and of the types of the table if rows are "all"', () => {
    const number = { name: 'at', type: 'number' } as const;
    const binary = { name: 'sk', type: 'binary' } as const;
    const table = { partitionKey: number, sortKey: binary, rows: { by: 'all' } } as const;
    const [one, other] = [newItemKey(table, OWNER), newItemKey(table, OWNER)];
    expect(one).toEqual({ at: expect.any(Number), sk: expect.any(Uint8Array) });
    expect(Object.keys(one)).toEqual(['at', 'sk']);
    expect(one.at).not.toBe(other.at);
  });

  test.each([
    [{ by: 'own', id: 'userSub', match: 'exact' }, '^sub-1$'],
    [{ by: 'tenant', match: 'prefix', delimiter: '#' }, `^acme#${UUID}$`],
  ] as const)('a row of its owner begins as %j says', (rows, expected) => {
    const table = { partitionKey: STRING, rows };
    expect(newItemKey({ ...table, sortKey: undefined }, OWNER)).toEqual({
      pk: expect.stringMatching(expected),
    });
    expect(newItemKey({ ...table, sortKey: { name: 'sk', type: 'string' } }, OWNER)).toEqual({
      pk: expect.stringMatching(expected),
      sk: expect.stringMatching(`^${UUID}$`),
    });
  });
});
