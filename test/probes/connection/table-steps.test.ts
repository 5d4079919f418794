import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../../lib/probes/connection/connection';
import { connectionSteps } from '../../../lib/probes/connection/connection-steps';
import { runSteps } from '../../../lib/probes/connection/run-steps';

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
  const connect = () => {
    const key = { accessKeyId: 'AKIA0', secretAccessKey: 'x' };
    return runSteps(connectionSteps(connection(), key), () => undefined);
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
});
