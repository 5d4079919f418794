import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { HttpRequest } from '../../../../tools/local/gateway/aws-request';
import { isSignedWith, signatureOf } from '../../../../tools/local/gateway/signature';

const KEY = { accessKeyId: 'AKIALOCAL', secretAccessKey: 'secret/key+1' };

let received: HttpRequest[] = [];
const server = createServer((request, response) => {
  void request.toArray().then((chunks) => {
    const { method = '', url = '', headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks as Buffer[]) });
    response.writeHead(400).end();
  });
});
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
beforeEach(() => (received = []));
afterAll(() => server.close());

/** A request as an SDK client sends it. */
async function sent(
  send: (config: object) => Promise<unknown>,
  credentials: object = KEY,
): Promise<HttpRequest> {
  const { port } = server.address() as AddressInfo;
  const config = { region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, maxAttempts: 1 };
  await send({ ...config, credentials }).catch(() => undefined);
  const [request] = received;
  if (!request) throw new Error('no request');
  return request;
}

const getItem = (config: object) =>
  new DynamoDBClient(config).send(
    new GetItemCommand({ TableName: 'orders', Key: { pk: { S: 'ä' } } }),
  );

async function isSigned(request: HttpRequest, secret = KEY.secretAccessKey, now = Date.now()) {
  const signature = signatureOf(request);
  if (!signature) throw new Error('not signed');
  return isSignedWith(secret, signature, request, now);
}

describe('Signature Version 4', () => {
  test.each<[string, (config: object) => Promise<unknown>, object]>([
    ['JSON', getItem, KEY],
    [
      'the Query protocol',
      (config) => new STSClient(config).send(new GetCallerIdentityCommand({})),
      KEY,
    ],
    [
      'another service',
      (config) =>
        new SecretsManagerClient(config).send(
          new PutSecretValueCommand({ SecretId: 's', SecretString: 'x' }),
        ),
      KEY,
    ],
    ['temporary credentials', getItem, { ...KEY, sessionToken: 'token' }],
  ])('of the SDK is valid for %s', async (_what, send, credentials) => {
    expect(await isSigned(await sent(send, credentials))).toBe(true);
  });

  test.each<[string, (request: HttpRequest) => Partial<HttpRequest>]>([
    ['body', () => ({ body: Buffer.from('{}') })],
    ['path', () => ({ url: '/other' })],
    ['query string', () => ({ url: '/?Action=DeleteTable' })],
    ['method', () => ({ method: 'GET' })],
    ['host', ({ headers }) => ({ headers: { ...headers, host: '127.0.0.1:1' } })],
    [
      'operation',
      ({ headers }) => ({
        headers: { ...headers, 'x-amz-target': 'DynamoDB_20120810.DeleteItem' },
      }),
    ],
    [
      'hash of the body',
      ({ headers }) => ({ headers: { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }),
    ],
  ])('is invalid with another %s', async (_what, change) => {
    const request = await sent(getItem);
    expect(await isSigned({ ...request, ...change(request) })).toBe(false);
  });

  test('is invalid with another secret, and a quarter of an hour later or earlier', async () => {
    const request = await sent(getItem);
    expect(await isSigned(request, 'another')).toBe(false);
    const later = (minutes: number) =>
      isSigned(request, KEY.secretAccessKey, Date.now() + minutes * 60_000);
    expect(await Promise.all([-16, -14, 14, 16].map(later))).toEqual([false, true, true, false]);
  });

  test('names the key, Region and service', async () => {
    expect(signatureOf(await sent(getItem))).toMatchObject({
      ...{ accessKeyId: 'AKIALOCAL', region: 'us-east-1', service: 'dynamodb' },
    });
  });

  test.each([
    undefined,
    'Bearer token',
    'AWS4-HMAC-SHA256 Credential=AKIA/20300101/us-east-1/dynamodb/aws4_request',
    'AWS AKIA:signature',
  ])('is not %j', (authorization) => {
    expect(signatureOf({ headers: authorization === undefined ? {} : { authorization } })).toBe(
      undefined,
    );
  });
});
