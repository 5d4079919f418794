import { itemCalls, tablesIn } from '../../../../tools/local/gateway/item-calls';
import { InvalidRequest } from '../../../../tools/local/gateway/key-condition';

const KEYS: Record<string, string> = { orders: 'pk', 'orders byDate': 'date' };
const keyOf = (table: string, index?: string) => KEYS[index ? `${table} ${index}` : table];
const callsOf = (action: string, parameters: Record<string, unknown>) =>
  itemCalls({ service: 'dynamodb', protocol: 'json', action, parameters }, keyOf);

const T = { TableName: 'orders' };
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });
const query = (KeyConditionExpression: string, more: object = {}) => ({
  ...T,
  KeyConditionExpression,
  ExpressionAttributeNames: { '#k': 'pk' },
  ExpressionAttributeValues: { ':a': { S: 'a' }, ':b': { S: 'b' } },
  ...more,
});

describe('what IAM authorizes of a DynamoDB request', () => {
  test.each<[string, Record<string, unknown>, object[]]>([
    ['GetItem', { ...T, Key: key('a') }, [{ action: 'GetItem', keys: ['a'] }]],
    ['PutItem', { ...T, Item: key('a') }, [{ action: 'PutItem', keys: ['a'] }]],
    [
      'UpdateItem',
      { ...T, Key: key('a'), ReturnValues: 'ALL_NEW' },
      [{ action: 'UpdateItem', keys: ['a'], returnValues: 'ALL_NEW' }],
    ],
    ['DeleteItem', { ...T, Key: key('a') }, [{ action: 'DeleteItem', keys: ['a'] }]],
    ['GetItem', { ...T, Key: { pk: { N: '1' } } }, [{ action: 'GetItem', keys: ['1'] }]],
    ['GetItem', { ...T, Key: { pk: { B: 'AQ==' } } }, [{ action: 'GetItem', keys: ['AQ=='] }]],
    ['Scan', T, [{ action: 'Scan' }]],
    ['Scan', { ...T, IndexName: 'byDate' }, [{ action: 'Scan', index: 'byDate' }]],
    ['Query', query('pk = :a'), [{ action: 'Query', keys: ['a'] }]],
    ['Query', query('#k = :a AND begins_with(sk, :b)'), [{ action: 'Query', keys: ['a'] }]],
    ['Query', query('(:a = pk) and (sk BETWEEN :a AND :b)'), [{ action: 'Query', keys: ['a'] }]],
    [
      'Query',
      query('#d = :a', { IndexName: 'byDate', ExpressionAttributeNames: { '#d': 'date' } }),
      [{ action: 'Query', index: 'byDate', keys: ['a'] }],
    ],
    [
      'Query',
      {
        ...T,
        KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'a' }] } },
      },
      [{ action: 'Query', keys: ['a'] }],
    ],
    [
      'BatchGetItem',
      { RequestItems: { orders: { Keys: [key('a'), key('b')] }, other: { Keys: [key('c')] } } },
      [
        { action: 'BatchGetItem', keys: ['a', 'b'] },
        // The partition key of a table that does not exist is not known.
        { action: 'BatchGetItem', table: 'other', keys: [''] },
      ],
    ],
    [
      'BatchWriteItem',
      {
        RequestItems: {
          orders: [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('b') } }],
        },
      },
      [{ action: 'BatchWriteItem', keys: ['a', 'b'] }],
    ],
    [
      'TransactGetItems',
      { TransactItems: [{ Get: { ...T, Key: key('a') } }, { Get: { ...T, Key: key('b') } }] },
      [
        { action: 'GetItem', keys: ['a'] },
        { action: 'GetItem', keys: ['b'] },
      ],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { ...T, Item: key('a') } },
          { Update: { ...T, Key: key('b') } },
          { Delete: { ...T, Key: key('c') } },
          { ConditionCheck: { ...T, Key: key('d') } },
        ],
      },
      [
        { action: 'PutItem', keys: ['a'] },
        { action: 'UpdateItem', keys: ['b'] },
        { action: 'DeleteItem', keys: ['c'] },
        { action: 'ConditionCheckItem', keys: ['d'] },
      ],
    ],
    ['DescribeTable', T, [{ action: 'DescribeTable' }]],
    ['ListTables', {}, [{ action: 'ListTables', table: undefined }]],
    [
      'ExecuteStatement',
      { Statement: `select * from "orders"."byDate" where pk='a'` },
      [{ action: 'PartiQLSelect' }],
    ],
    [
      'BatchExecuteStatement',
      { Statements: [{ Statement: `INSERT INTO "orders" VALUE {}` }] },
      [{ action: 'PartiQLInsert' }],
    ],
    [
      'ExecuteTransaction',
      {
        TransactStatements: [
          { Statement: `UPDATE orders SET a=1` },
          { Statement: `DELETE FROM orders` },
        ],
      },
      [{ action: 'PartiQLUpdate' }, { action: 'PartiQLDelete' }],
    ],
  ])('%s of %j', (action, parameters, expected) => {
    expect(callsOf(action, parameters)).toEqual(
      expected.map((call) => expect.objectContaining({ table: 'orders', ...call })),
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['GetItem', { ...T, Key: {} }],
    ['GetItem', { Key: key('a') }],
    ['GetItem', { ...T, Key: { pk: { S: 'a', N: '1' } } }],
    ['GetItem', { ...T, Key: { pk: 'a' } }],
    ['PutItem', { ...T, Item: JSON.parse('{"__proto__": {"pk": {"S": "a"}}}') }],
    ['Query', T],
    ['Query', query('sk = :a')],
    ['Query', query('pk = :a OR pk = :b')],
    ['Query', query('NOT pk = :a')],
    ['Query', query('pk IN (:a, :b)')],
    ['Query', query('pk <> :a')],
    ['Query', query('pk > :a')],
    ['Query', query('begins_with(pk, :a)')],
    ['Query', query('pk = :a AND pk = :b')],
    ['Query', query('pk.x = :a')],
    ['Query', query('pk = :missing')],
    ['Query', query('pk = :a AND')],
    ['Query', query('pk = sk')],
    ['Query', query('pk = :a', { KeyConditions: {} })],
    ['Query', { ...T, KeyConditionExpression: ['pk = :a'] }],
    ['UpdateItem', { ...T, Key: key('a'), ReturnValues: ['ALL_NEW'] }],
    ['Scan', { ...T, IndexName: ['byDate'] }],
    ['BatchGetItem', {}],
    ['BatchGetItem', { RequestItems: { orders: { Keys: 'all' } } }],
    ['BatchWriteItem', { RequestItems: { orders: [{}] } }],
    [
      'BatchWriteItem',
      {
        RequestItems: {
          orders: [{ PutRequest: { Item: key('a') }, DeleteRequest: { Key: key('b') } }],
        },
      },
    ],
    ['TransactWriteItems', { TransactItems: [] }],
    ['TransactWriteItems', { TransactItems: [{ Get: { ...T, Key: key('a') } }] }],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: { ...T, Item: key('a') }, Delete: { ...T, Key: key('b') } }] },
    ],
  ])('is an error for %s of %j', (action, parameters) => {
    expect(() => callsOf(action, parameters)).toThrow(InvalidRequest);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['Query', T, ['orders']],
    ['BatchGetItem', { RequestItems: { a: {}, b: {} } }, ['a', 'b']],
    [
      'TransactWriteItems',
      { TransactItems: [{ Put: T }, { Delete: { TableName: 'other' } }] },
      ['orders', 'other'],
    ],
    ['ListTables', {}, []],
  ])('needs the keys of the tables of %s', (action, parameters, expected) => {
    const request = { service: 'dynamodb', protocol: 'json', action, parameters } as const;
    expect(tablesIn(request)).toEqual(expected);
  });
});
