import { endpoint } from '../src/client';
import { ITEM_CALLS, type ItemAction } from '../src/items';
import type { Key } from '../src/item-key';
import { anothersKey, ownKey, type DemoTable } from './demo-table';
import type { DemoUser } from './demo-user';

/** What a button of a table does, as the user who is chosen. */
export interface DemoCall {
  /** Where the button is: whose item is called. */
  readonly target: 'Own item' | "Another's item" | 'Whole table' | 'Not signed in';
  readonly action: ItemAction;
  key(user: DemoUser, users: readonly DemoUser[]): Key;
  /** @returns what it read; undefined for a write */
  send(user: DemoUser, key: Key): Promise<unknown>;
}

const ON_ONE_KEY = ['PutItem', 'GetItem', 'UpdateItem', 'Query', 'DeleteItem'] as const;

/** The calls of a table's buttons. */
export function demoCalls(table: DemoTable): DemoCall[] {
  const send = (action: ItemAction) => (user: DemoUser, key: Key) =>
    ITEM_CALLS[action](user.items, table, key, `written by ${user.created.name}`);
  const own: DemoCall['key'] = (user, users) => ownKey(table, user, users.indexOf(user));
  const anothers: DemoCall['key'] = (user, users) => anothersKey(table, user, users);
  return [
    ...ON_ONE_KEY.map((action): DemoCall => ({
      target: 'Own item',
      action,
      key: own,
      send: send(action),
    })),
    ...ON_ONE_KEY.map((action): DemoCall => ({
      target: "Another's item",
      action,
      key: anothers,
      send: send(action),
    })),
    { target: 'Whole table', action: 'Scan', key: () => ({}), send: send('Scan') },
    {
      target: 'Not signed in',
      action: 'GetItem',
      key: own,
      send: (_user, key) => unsignedGet(table, key),
    },
  ];
}

/** An error as AWS answers it. */
class AnsweredError extends Error {
  constructor({ __type = '', message = '' }: { __type?: string; message?: string }) {
    super(message);
    this.name = __type.split('#').at(-1) ?? __type;
  }
}

/** What anybody can send who knows the table's name: a request without credentials. */
async function unsignedGet({ tableName: TableName }: DemoTable, key: Key): Promise<unknown> {
  const Key = Object.fromEntries(
    Object.entries(key).map(([name, value]) => [
      name,
      { [typeof value === 'number' ? 'N' : 'S']: String(value) },
    ]),
  );
  const response = await fetch(String(endpoint), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    },
    body: JSON.stringify({ TableName, Key }),
  });
  const answer = (await response.json()) as { Item?: unknown; __type?: string; message?: string };
  if (!response.ok) throw new AnsweredError(answer);
  return answer.Item ?? null;
}
