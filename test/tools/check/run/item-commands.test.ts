import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { callOnRow, newKey, type Row } from '../../../../tools/check/run/item-commands';
import type { ItemOperation } from '../../../../tools/check/probe';
import { awsServer } from '../../../aws-server';

const aws = awsServer();
const MARK = 'written by access check';
const ROW: Row = { tableName: 'orders-1', key: { pk: 'p', sk: 7 }, mark: 'm' };
const KEY = { pk: { S: 'p' }, sk: { N: '7' } };
const ITEM = { ...KEY, [MARK]: { S: 'm' } };
const NAMED = { TableName: 'orders-1' };

/** The one call of an operation, as it reaches AWS. */
async function sent(operation: ItemOperation, row = ROW) {
  for (const action of ['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'])
    aws.on(action, {});
  for (const action of ['BatchGetItem', 'BatchWriteItem', 'TransactWriteItems', 'ExecuteStatement'])
    aws.on(action, {});
  await callOnRow(DynamoDBDocumentClient.from(new DynamoDBClient(aws.config)), operation, row);
  return aws.asked.map(({ action, body }) => [action, body]);
}

/** Overwrites nothing that is not of this check. */
const IF_NEW = {
  ConditionExpression: 'attribute_not_exists(#key) OR #mark = :mark',
  ExpressionAttributeNames: { '#key': 'pk', '#mark': MARK },
  ExpressionAttributeValues: { ':mark': { S: 'm' } },
};
/** Deletes nothing that is not of this check. */
const IF_MARKED = {
  ConditionExpression: '#mark = :mark',
  ExpressionAttributeNames: { '#mark': MARK },
  ExpressionAttributeValues: { ':mark': { S: 'm' } },
};
const partiQl = (Statement: string, ...Parameters: object[]) => ({ Statement, Parameters });

test.each<[ItemOperation, string, object]>([
  ['GetItem', 'GetItem', { ...NAMED, Key: KEY }],
  ['PutItem', 'PutItem', { ...NAMED, Item: ITEM, ...IF_NEW }],
  [
    'UpdateItem',
    'UpdateItem',
    { ...NAMED, Key: KEY, UpdateExpression: 'SET #mark = :mark', ...IF_NEW },
  ],
  ['DeleteItem', 'DeleteItem', { ...NAMED, Key: KEY, ...IF_MARKED }],
  [
    'Query',
    'Query',
    {
      ...NAMED,
      Limit: 1,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': 'pk' },
      ExpressionAttributeValues: { ':value': { S: 'p' } },
    },
  ],
  ['Scan', 'Scan', { ...NAMED, Limit: 1 }],
  ['BatchGetItem', 'BatchGetItem', { RequestItems: { 'orders-1': { Keys: [KEY] } } }],
  [
    'BatchWriteItem',
    'BatchWriteItem',
    { RequestItems: { 'orders-1': [{ PutRequest: { Item: ITEM } }] } },
  ],
  [
    'TransactWriteItems',
    'TransactWriteItems',
    {
      ClientRequestToken: expect.any(String),
      TransactItems: [{ Delete: { ...NAMED, Key: KEY, ...IF_MARKED } }],
    },
  ],
  [
    'PartiQLSelect',
    'ExecuteStatement',
    partiQl('SELECT * FROM "orders-1" WHERE "pk" = ? AND "sk" = ?', KEY.pk, KEY.sk),
  ],
  [
    'PartiQLInsert',
    'ExecuteStatement',
    partiQl(`INSERT INTO "orders-1" VALUE {'pk': ?, 'sk': ?, '${MARK}': ?}`, KEY.pk, KEY.sk, {
      S: 'm',
    }),
  ],
  [
    'PartiQLUpdate',
    'ExecuteStatement',
    partiQl(
      `UPDATE "orders-1" SET "${MARK}" = ? WHERE "pk" = ? AND "sk" = ? AND "${MARK}" = ?`,
      { S: 'm' },
      KEY.pk,
      KEY.sk,
      { S: 'm' },
    ),
  ],
  [
    'PartiQLDelete',
    'ExecuteStatement',
    partiQl(
      `DELETE FROM "orders-1" WHERE "pk" = ? AND "sk" = ? AND "${MARK}" = ?`,
      KEY.pk,
      KEY.sk,
      { S: 'm' },
    ),
  ],
])(
  '%s is one call, and leaves alone what is not of this check',
  async (operation, action, body) => {
    expect(await sent(operation)).toEqual([[action, body]]);
  },
);

const QUOTES: Row = { tableName: 'orders-1', key: { [`a"b'c`]: 'x"\'' }, mark: 'm' };

test.each<[ItemOperation, string]>([
  ['PartiQLSelect', `SELECT * FROM "orders-1" WHERE "a""b'c" = ?`],
  ['PartiQLInsert', `INSERT INTO "orders-1" VALUE {'a"b''c': ?, '${MARK}': ?}`],
  ['PartiQLUpdate', `UPDATE "orders-1" SET "${MARK}" = ? WHERE "a""b'c" = ? AND "${MARK}" = ?`],
  ['PartiQLDelete', `DELETE FROM "orders-1" WHERE "a""b'c" = ? AND "${MARK}" = ?`],
])(
  '%s takes quotes in names for what they are, and values as parameters',
  async (operation, statement) => {
    const [[, body] = []] = await sent(operation, QUOTES);
    expect(body.Statement).toBe(statement);
    expect(body.Parameters).toContainEqual({ S: 'x"\'' });
  },
);

const OWNER = { identityId: 'us-east-1:id-1', userSub: 'sub-1', tenant: 'acme' };
const STRING = { name: 'pk', type: 'string' } as const;
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

test('a row of everybody has a new key of the type of the table', () => {
  const number = { name: 'at', type: 'number' } as const;
  const binary = { name: 'sk', type: 'binary' } as const;
  const table = { partitionKey: number, sortKey: binary, rows: { by: 'all' } } as const;
  const [one, other] = [newKey(table, OWNER), newKey(table, OWNER)];
  expect(one).toEqual({ at: expect.any(Number), sk: expect.any(Uint8Array) });
  expect(Object.keys(one)).toEqual(['at', 'sk']);
  expect(one.at).not.toBe(other.at);
});

test.each([
  [{ by: 'own', id: 'userSub', match: 'exact' }, '^sub-1$'],
  [{ by: 'tenant', match: 'prefix', delimiter: '#' }, `^acme#${UUID}$`],
] as const)('a row of its owner begins as %j says', (rows, expected) => {
  const table = { partitionKey: STRING, rows };
  expect(newKey({ ...table, sortKey: undefined }, OWNER)).toEqual({
    pk: expect.stringMatching(expected),
  });
  expect(newKey({ ...table, sortKey: { name: 'sk', type: 'string' } }, OWNER)).toEqual({
    pk: expect.stringMatching(expected),
    sk: expect.stringMatching(`^${UUID}$`),
  });
});
