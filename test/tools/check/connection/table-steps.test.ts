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
const defaultAnswer: Answer = ({ action }, response) =>
  answer(
    response,
    action === 'DescribeTable' ? { Table: { TableStatus: 'ACTIVE', KeySchema: KEY_SCHEMA } } : {},
  );

const deny = (response: ServerResponse) => {
  const __type = 'com.amazon.coral.service#AccessDeniedException';
  answer(response, { __type, Message: 'not authorized' }, 400);
};

/** At a server that loses answers and denies calls. */
describe('steps on a table', () => {
  let server: Server;
  let asked: Asked[];
  let respond: Answer;

  beforeEach(async () => {
    asked = [];
    respond = defaultAnswer;
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
  let lines: string[];
  const connect = (
    others: Partial<Connection> = {},
    table: Partial<Connection['tables'][number]> = {},
  ) => {
    const defaults = connection();
    const tables = defaults.tables.map((one) => ({ ...one, ...table }));
    const key = { accessKeyId: 'AKIA0', secretAccessKey: 'x' };
    lines = [];
    return runSteps(connectionSteps({ ...defaults, tables, ...others }, key), (line) =>
      lines.push(line),
    );
  };
  const actions = () => asked.map(({ action }) => action);

  test('write only the test item, under an unused key, and delete only that', async () => {
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
    // Timestamps and sequences are never negative.
    expect(Number(get.Key.at.N)).toBeLessThan(0);
  });

  test('delete an item whose write had no answer', async () => {
    respond = (one, response) => {
      if (one.action === 'PutItem') response.destroy();
      else defaultAnswer(one, response);
    };
    await expect(connect()).rejects.toThrow(
      /✖ PutItem on readings\n.*\n {4}.* its key is {"at":-\d+}$/,
    );
    expect(actions().at(-1)).toBe('DeleteItem');
    expect(asked.at(-1)?.body.ConditionExpression).toBe('#mark = :mark');
  });

  test('have advice for a denied write', async () => {
    respond = (one, response) => {
      if (one.action === 'PutItem') deny(response);
      else defaultAnswer(one, response);
    };
    await expect(connect()).rejects.toThrow(
      /AccessDeniedException: not authorized\n {4}.* sourceIps/,
    );
  });

  test('name the key of an item that could not be deleted', async () => {
    respond = (one, response) => {
      if (one.action === 'DeleteItem') deny(response);
      else defaultAnswer(one, response);
    };
    await expect(connect()).rejects.toThrow(/✖ DeleteItem[^]*its key is {"at":-\d+}$/);
  });

  test('print each result', async () => {
    await connect();
    expect(lines).toEqual([
      '✔ DescribeTable readings → ACTIVE, key at',
      '✔ GetItem on readings → allowed, no such item',
      '✔ PutItem on readings → a test item',
      '✔ DeleteItem on readings → the test item is deleted',
    ]);
  });

  test('report an existing item', async () => {
    respond = (one, response) => {
      if (one.action === 'GetItem') answer(response, { Item: { at: { N: '1' } } });
      else defaultAnswer(one, response);
    };
    await connect();
    expect(lines).toContain('✔ GetItem on readings → an item');
  });

  test.each([
    ['with some', { TableNames: ['readings', 'others'] }, '✔ ListTables → 2 tables'],
    ['with none', {}, '✔ ListTables → 0 tables'],
  ])('count table names, %s', async (_what, names, line) => {
    respond = (one, response) => {
      if (one.action === 'ListTables') answer(response, names);
      else defaultAnswer(one, response);
    };
    await connect({ listTables: true, tables: [] });
    expect(lines).toEqual([line]);
    expect(asked).toEqual([{ action: 'ListTables', body: { Limit: 100 } }]);
  });

  test.each([
    ['write nothing at a source', { writes: false }, ['DescribeTable', 'GetItem']],
    [
      'read nothing without read access',
      { reads: false },
      ['DescribeTable', 'PutItem', 'DeleteItem'],
    ],
  ])('%s', async (_who, table, expected) => {
    await connect({}, table);
    expect(actions()).toEqual(expected);
  });

  test('use both parts of the key, each of its type', async () => {
    respond = (one, response) => {
      const KeySchema = [...KEY_SCHEMA, { AttributeName: 'by', KeyType: 'RANGE' }];
      if (one.action === 'DescribeTable')
        answer(response, { Table: { TableStatus: 'x', KeySchema } });
      else if (one.action === 'DeleteItem') deny(response);
      else defaultAnswer(one, response);
    };
    const connected = connect({}, { sortKey: { name: 'by', type: 'binary' } });
    // In base64, as the AWS CLI takes it.
    await expect(connected).rejects.toThrow(/its key is {"at":-\d+,"by":"[A-Za-z0-9+/]{48}"}$/);
    expect(lines[0]).toBe('✔ DescribeTable readings → x, key at, by');
    const keys = asked.slice(1).map(({ body }) => body.Key ?? body.Item);
    expect(keys).toHaveLength(3);
    expect(keys).toEqual(
      keys.map(() => expect.objectContaining({ at: { N: keys[0].at.N }, by: { B: keys[0].by.B } })),
    );
  });

  test.each([
    ['with another key', { KeySchema: KEY_SCHEMA }, 'at, by', 'at'],
    ['without one', {}, 'at, by', '\\(none\\)'],
  ])('refuse a table %s', async (_what, Table, expected, received) => {
    respond = (_one, response) => answer(response, { Table });
    await expect(connect({}, { sortKey: { name: 'by', type: 'string' } })).rejects.toThrow(
      RegExp(`✖ DescribeTable readings\n +Error: .* readings .* ${received};.* ${expected}\\.\n`),
    );
  });

  test('refuse an empty description', async () => {
    respond = (_one, response) => answer(response, {});
    await expect(connect()).rejects.toThrow('has the key (none)');
  });
});
