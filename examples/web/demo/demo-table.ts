import { itemKey, type Key, type KeyedTable } from '../src/item-key';
import type { Table } from '../src/items';
import { keyValue } from '../src/table-form';
import type { DemoUser } from './demo-user';

type Rows = KeyedTable['rows'];

/** A grant of a group, beside that of every user. */
export interface Grant {
  rows: Rows;
  actions: string[];
}

export interface DemoTable extends Table {
  groups?: Record<string, Grant>;
}

/** What the demo writes after the user's ID, and as the sort key. */
const REST = 'demo';

/**
 * The key of a user's own item. Where the table isolates no items but the user's group does, it is that of the group.
 *
 * A user without the ID gets the key that a template string makes: it begins with "undefined".
 */
export function ownKey(table: DemoTable, { created, session }: DemoUser, position: number): Key {
  const group = created.group === undefined ? undefined : table.groups?.[created.group];
  const rows = table.rows.by === 'all' && group ? group.rows : table.rows;
  const isNumber = table.partitionKey.type === 'number';
  const partition = isNumber ? position + 1 : rows.by === 'all' ? created.name : REST;
  const sort = keyValue(table.sortKey?.type === 'number' ? '1' : REST, table.sortKey?.type);
  try {
    return itemKey<KeyedTable>({ ...table, rows }, session, { partition, sort });
  } catch {
    const careless = { ...session, identityId: 'undefined', userSub: 'undefined' };
    const own: Rows = { ...rows, by: 'own', id: 'identityId' };
    return itemKey<KeyedTable>({ ...table, rows: own }, careless, { partition, sort });
  }
}

/** The key of somebody else's item: the first that differs, after the user's own. */
export function anothersKey(table: DemoTable, user: DemoUser, users: readonly DemoUser[]): Key {
  const own = keyText(ownKey(table, user, users.indexOf(user)));
  const start = users.indexOf(user) + 1;
  const others = [...users.slice(start), ...users.slice(0, start)].map((other) =>
    ownKey(table, other, users.indexOf(other)),
  );
  return others.find((key) => keyText(key) !== own && !keyText(key).includes('undefined')) ?? {};
}

/** A key as it is printed. */
export function keyText(key: Key): string {
  return Object.entries(key)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ');
}
