import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../../../tools/check/connection/connection';
import { connectionSteps } from '../../../../tools/check/connection/connection-steps';
import { runSteps } from '../../../../tools/check/connection/connection-step';

interface Asked {
  readonly action: string;
  readonly body: any;
}

type Answer = (asked: Asked, response: ServerResponse) => void;

const KEY_SCHEMA = [{ AttributeName: 'at', KeyType: 'HASH' }];
const answer = (response: ServerResponse, body: object, status = 200) =>
  response
    .writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
    .end(JSON.stringify(body));
const ordinary: Answer = ({ action }, response) =>
  answer(
    response,
    action === 'DescribeTable' ? { Table: { TableStatus: 'ACTIVE', KeySchema: KEY_SCHEMA } } : {},
  );

const deny = (response: ServerResponse) => {
  const __type = 'com.amazon.coral.service#AccessDeniedException';
  answer(response, { __type, Message: 'not authorized' }, 400);
};

/** Stands in for a DynamoDB that loses answers and denies calls, which the local AWS does not. */
describe('a destination that does not answer as it should', () => {
  let server: Server;
  let asked: Asked[];
  let respond: Answer;

  beforeEach(async () => {
    asked = [];
    respond = ordinary;
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
        const one = { action, body: JSON.parse(Buffer.concat(chunks).toString()) };
        asked.push(one);
        respond(one, response);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const connection = (): Connection => ({
    listTables: false,
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tables: [
      {
        tableName: 'readings',
        partitionKey: { name: 'at', type: 'number' },
        reads: true,
        writes: true,
      },
    ],
  });
  let told: string[];
  const connect = (
    others: Partial<Connection> = {},
    table: Partial<Connection['tables'][number]> = {},
  ) => {
    const ordinarily = connection();
    const tables = ordinarily.tables.map((one) => ({ ...one, ...table }));
    const key = { accessKeyId: 'AKIA0', secretAccessKey: 'x' };
    told = [];
    return runSteps(connectionSteps({ ...ordinarily, tables, ...others }, key), (line) =>
      told.push(line),
    );
  };
  const actions = () => asked.map(({ action }) => action);

  test('otherwise only the probe item is written, where nothing is, and only it is removed', async () => {
    await connect();
    expect(actions()).toEqual(['DescribeTable', 'GetItem', 'PutItem', 'DeleteItem']);
    const [, get, put, remove] = asked.map(({ body }) => body);
    expect(put).toEqual({
      TableName: 'readings',
      Item: { ...get.Key, 'connection probe': { S: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
      ConditionExpression: 'attribute_not_exists(#key)',
      ExpressionAttributeNames: { '#key': 'at' },
    });
    expect(remove).toEqual({
      TableName: 'readings',
      Key: get.Key,
      ConditionExpression: '#mark = :mark',
      ExpressionAttributeNames: { '#mark': 'connection probe' },
      ExpressionAttributeValues: { ':mark': put.Item['connection probe'] },
    });
    // No time and no sequence has such a number.
    expect(Number(get.Key.at.N)).toBeLessThan(0);
  });

  test('an item whose write got no answer is removed', async () => {
    respond = (one, response) => {
      if (one.action === 'PutItem') response.destroy();
      else ordinary(one, response);
    };
    await expect(connect()).rejects.toThrow(
      /✖ PutItem on readings\n.*\n {4}change {4}.*; should there be a probe item, its key is {"at":-\d+}$/,
    );
    expect(actions().at(-1)).toBe('DeleteItem');
    expect(asked.at(-1)?.body.ConditionExpression).toBe('#mark = :mark');
  });

  test('a denied write is told, with what to change', async () => {
    respond = (one, response) => {
      if (one.action === 'PutItem') deny(response);
      else ordinary(one, response);
    };
    await expect(connect()).rejects.toThrow(
      /AccessDeniedException: not authorized\n {4}change {4}use the connector's own credentials, from one of sourceIps/,
    );
  });

  test('a denied removal is told with the key of what is left', async () => {
    respond = (one, response) => {
      if (one.action === 'DeleteItem') deny(response);
      else ordinary(one, response);
    };
    await expect(connect()).rejects.toThrow(/✖ DeleteItem[^]*its key is {"at":-\d+}$/);
  });

  test('what comes back is told of each step', async () => {
    await connect();
    expect(told).toEqual([
      '✔ DescribeTable readings → ACTIVE, key at',
      '✔ GetItem on readings → no item of a new key, as it should be',
      '✔ PutItem on readings → a probe item',
      '✔ DeleteItem on readings → the probe item is gone again',
    ]);
  });

  test('an item that is there all the same is told', async () => {
    respond = (one, response) => {
      if (one.action === 'GetItem') answer(response, { Item: { at: { N: '1' } } });
      else ordinary(one, response);
    };
    await connect();
    expect(told).toContain('✔ GetItem on readings → an item');
  });

  test.each([
    ['with some', { TableNames: ['readings', 'others'] }, '✔ ListTables → 2 names'],
    ['with none', {}, '✔ ListTables → 0 names'],
  ])('the names of tables are counted, %s', async (_what, names, line) => {
    respond = (one, response) => {
      if (one.action === 'ListTables') answer(response, names);
      else ordinary(one, response);
    };
    await connect({ listTables: true, tables: [] });
    expect(told).toEqual([line]);
    expect(asked).toEqual([{ action: 'ListTables', body: { Limit: 100 } }]);
  });

  test.each([
    ['a source writes nothing', { writes: false }, ['DescribeTable', 'GetItem']],
    ['who may not read writes only', { reads: false }, ['DescribeTable', 'PutItem', 'DeleteItem']],
  ])('%s', async (_who, table, expected) => {
    await connect({}, table);
    expect(actions()).toEqual(expected);
  });

  test('an item is found by both parts of its key, each of its type', async () => {
    respond = (one, response) => {
      const KeySchema = [...KEY_SCHEMA, { AttributeName: 'by', KeyType: 'RANGE' }];
      if (one.action === 'DescribeTable')
        answer(response, { Table: { TableStatus: 'x', KeySchema } });
      else if (one.action === 'DeleteItem') deny(response);
      else ordinary(one, response);
    };
    const connected = connect({}, { sortKey: { name: 'by', type: 'binary' } });
    // In base64, as the AWS CLI takes it.
    await expect(connected).rejects.toThrow(/its key is {"at":-\d+,"by":"[A-Za-z0-9+/]{48}"}$/);
    expect(told[0]).toBe('✔ DescribeTable readings → x, key at, by');
    const keys = asked.slice(1).map(({ body }) => body.Key ?? body.Item);
    expect(keys).toEqual(
      keys.map(() => expect.objectContaining({ at: { N: keys[0].at.N }, by: { B: keys[0].by.B } })),
    );
  });

  test.each([
    ['with another key', { KeySchema: KEY_SCHEMA }, 'at, by', 'at'],
    ['without one', {}, 'at, by', ''],
  ])('a table %s is not that of the stage', async (_what, Table, expected, received) => {
    respond = (_one, response) => answer(response, { Table });
    await expect(connect({}, { sortKey: { name: 'by', type: 'string' } })).rejects.toThrow(
      `✖ DescribeTable readings\n    Error: received the table readings with the key ${received}; expected the key ${expected}\n    change    name the table of the stage with --table, or deploy the stage`,
    );
  });

  test('a table of which nothing is said is not that of the stage', async () => {
    respond = (_one, response) => answer(response, {});
    await expect(connect()).rejects.toThrow('received the table readings with the key ; expected');
  });
});
