import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { sendItemRequest } from '../../../../tools/check/run/item-requests';
import type { ProbeItem } from '../../../../tools/check/run/probe-items';
import type { ItemOperation, ReturnParameter } from '../../../../tools/check/probes/probe';
import type { RequestOptions } from '../../../../tools/check/run/partiql';
import { awsServer } from '../../../aws-server';

const aws = awsServer();
const MARK = 'written by access check';
const PROBE_ITEM: ProbeItem = { tableName: 'orders-1', key: { pk: 'p', sk: 7 }, mark: 'm' };
const KEY = { pk: { S: 'p' }, sk: { N: '7' } };
const ITEM = { ...KEY, [MARK]: { S: 'm' } };
const NAMED = { TableName: 'orders-1' };

/** The requests of an operation, as AWS receives them. */
async function sent(operation: ItemOperation, item = PROBE_ITEM, options?: RequestOptions) {
  for (const action of ['PutItem', 'GetItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'])
    aws.on(action, {});
  for (const action of ['BatchGetItem', 'BatchWriteItem', 'ExecuteStatement']) aws.on(action, {});
  for (const action of ['TransactGetItems', 'TransactWriteItems']) aws.on(action, {});
  await sendItemRequest(
    DynamoDBDocumentClient.from(new DynamoDBClient(aws.config)),
    operation,
    item,
    options,
  );
  return aws.asked.map(({ action, body }) => [action, body]);
}

/** Overwrites no other item. */
const IF_NEW = {
  ConditionExpression: 'attribute_not_exists(#key) OR #mark = :mark',
  ExpressionAttributeNames: { '#key': 'pk', '#mark': MARK },
  ExpressionAttributeValues: { ':mark': { S: 'm' } },
};
/** Deletes no other item. */
const IF_MARKED = {
  ConditionExpression: '#mark = :mark',
  ExpressionAttributeNames: { '#mark': MARK },
  ExpressionAttributeValues: { ':mark': { S: 'm' } },
};
const partiQl = (Statement: string, ...Parameters: object[]) => ({ Statement, Parameters });

/** The request of each operation: its action and body. A new operation does not compile without its own. */
const REQUESTS: Readonly<Record<ItemOperation, readonly [action: string, body: object]>> = {
  GetItem: ['GetItem', { ...NAMED, Key: KEY }],
  PutItem: ['PutItem', { ...NAMED, Item: ITEM, ...IF_NEW }],
  UpdateItem: [
    'UpdateItem',
    { ...NAMED, Key: KEY, UpdateExpression: 'SET #mark = :mark', ...IF_NEW },
  ],
  DeleteItem: ['DeleteItem', { ...NAMED, Key: KEY, ...IF_MARKED }],
  Query: [
    'Query',
    {
      ...NAMED,
      Limit: 1,
      KeyConditionExpression: '#key = :value',
      ExpressionAttributeNames: { '#key': 'pk' },
      ExpressionAttributeValues: { ':value': { S: 'p' } },
    },
  ],
  Scan: ['Scan', { ...NAMED, Limit: 1 }],
  BatchGetItem: ['BatchGetItem', { RequestItems: { 'orders-1': { Keys: [KEY] } } }],
  BatchWriteItem: [
    'BatchWriteItem',
    { RequestItems: { 'orders-1': [{ PutRequest: { Item: ITEM } }] } },
  ],
  ConditionCheckItem: [
    'TransactWriteItems',
    {
      ClientRequestToken: expect.any(String),
      TransactItems: [{ ConditionCheck: { ...NAMED, Key: KEY, ...IF_NEW } }],
    },
  ],
  TransactGetItems: ['TransactGetItems', { TransactItems: [{ Get: { ...NAMED, Key: KEY } }] }],
  TransactWriteItems: [
    'TransactWriteItems',
    {
      ClientRequestToken: expect.any(String),
      TransactItems: [{ Delete: { ...NAMED, Key: KEY, ...IF_MARKED } }],
    },
  ],
  PartiQLSelect: [
    'ExecuteStatement',
    partiQl('SELECT * FROM "orders-1" WHERE "pk" = ? AND "sk" = ?', KEY.pk, KEY.sk),
  ],
  PartiQLInsert: [
    'ExecuteStatement',
    partiQl(`INSERT INTO "orders-1" VALUE {'pk': ?, 'sk': ?, '${MARK}': ?}`, KEY.pk, KEY.sk, {
      S: 'm',
    }),
  ],
  PartiQLUpdate: [
    'ExecuteStatement',
    partiQl(
      `UPDATE "orders-1" SET "${MARK}" = ? WHERE "pk" = ? AND "sk" = ? AND "${MARK}" = ?`,
      { S: 'm' },
      KEY.pk,
      KEY.sk,
      { S: 'm' },
    ),
  ],
  PartiQLDelete: [
    'ExecuteStatement',
    partiQl(
      `DELETE FROM "orders-1" WHERE "pk" = ? AND "sk" = ? AND "${MARK}" = ?`,
      KEY.pk,
      KEY.sk,
      { S: 'm' },
    ),
  ],
};

describe('item request', () => {
  test.each(Object.entries(REQUESTS))(
    '%s is one request, which requires the mark of the check',
    async (operation, [action, body]) => {
      expect(await sent(operation as ItemOperation)).toEqual([[action, body]]);
    },
  );
});

const QUOTES: ProbeItem = { tableName: 'orders-1', key: { [`a"b'c`]: 'x"\'' }, mark: 'm' };

describe('item request of what a write returns', () => {
  test.each<['PutItem' | 'UpdateItem' | 'DeleteItem', ReturnParameter]>([
    ['PutItem', { ReturnValues: 'ALL_OLD' }],
    ['PutItem', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }],
    ['UpdateItem', { ReturnValues: 'UPDATED_NEW' }],
    ['DeleteItem', { ReturnValues: 'ALL_OLD' }],
  ])('%s has the parameter %j, and requires the mark of the check', async (operation, returns) => {
    const [action, body] = REQUESTS[operation];
    expect(await sent(operation, PROBE_ITEM, { returns })).toEqual([
      [action, { ...body, ...returns }],
    ]);
  });
});

describe('item request on several items', () => {
  const beside: ProbeItem = { tableName: 'orders-1', key: { pk: 'q', sk: 8 }, mark: 'm' };
  const OTHER_KEY = { pk: { S: 'q' }, sk: { N: '8' } };
  const deletion = (Key: object) => ({ Delete: { ...NAMED, Key, ...IF_MARKED } });

  test.each<[ItemOperation, object]>([
    ['BatchGetItem', { RequestItems: { 'orders-1': { Keys: [KEY, OTHER_KEY] } } }],
    [
      'BatchWriteItem',
      {
        RequestItems: {
          'orders-1': [ITEM, { ...OTHER_KEY, [MARK]: { S: 'm' } }].map((Item) => ({
            PutRequest: { Item },
          })),
        },
      },
    ],
    [
      'TransactGetItems',
      { TransactItems: [KEY, OTHER_KEY].map((Key) => ({ Get: { ...NAMED, Key } })) },
    ],
    [
      'TransactWriteItems',
      {
        ClientRequestToken: expect.any(String),
        TransactItems: [deletion(KEY), deletion(OTHER_KEY)],
      },
    ],
  ])('%s names both in one request', async (operation, body) => {
    expect(await sent(operation, PROBE_ITEM, { beside })).toEqual([[operation, body]]);
  });
});

describe('item request on an index', () => {
  test.each<'Query' | 'Scan'>(['Query', 'Scan'])('%s names the index', async (operation) => {
    const [action, body] = REQUESTS[operation];
    const expected = { ...body, IndexName: 'byDate' };
    expect(await sent(operation, { ...PROBE_ITEM, indexName: 'byDate' })).toEqual([
      [action, expected],
    ]);
  });
});

describe('PartiQL statement', () => {
  test.each<[ItemOperation, string]>([
    ['PartiQLSelect', `SELECT * FROM "orders-1" WHERE "a""b'c" = ?`],
    ['PartiQLInsert', `INSERT INTO "orders-1" VALUE {'a"b''c': ?, '${MARK}': ?}`],
    ['PartiQLUpdate', `UPDATE "orders-1" SET "${MARK}" = ? WHERE "a""b'c" = ? AND "${MARK}" = ?`],
    ['PartiQLDelete', `DELETE FROM "orders-1" WHERE "a""b'c" = ? AND "${MARK}" = ?`],
  ])(
    '%s escapes quotes in names, and passes values as parameters',
    async (operation, statement) => {
      const [[, body] = []] = await sent(operation, QUOTES);
      expect(body.Statement).toBe(statement);
      expect(body.Parameters).toContainEqual({ S: 'x"\'' });
    },
  );
});
