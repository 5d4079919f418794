import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../../tools/sdk/aws-place';

test('an endpoint and credentials that are not given are left to the SDK', () => {
  const config = clientConfig({ region: 'us-east-1' });
  expect(config).not.toHaveProperty('endpoint');
  expect(config).not.toHaveProperty('credentials');
});

test('an answer is waited for 10 s', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const place = { region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials };
  const client = new STSClient({ ...clientConfig(place), maxAttempts: 1 });
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  try {
    const outcomes: string[] = [];
    const calling = client
      .send(new GetCallerIdentityCommand({}))
      .catch((error: unknown) => outcomes.push(String(error)));
    await Promise.race([once(silent, 'connection'), calling]);
    await jest.advanceTimersByTimeAsync(9_000);
    expect(outcomes).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(outcomes).toEqual([expect.stringMatching(/^TimeoutError: /)]);
  } finally {
    jest.useRealTimers();
    client.destroy();
    silent.close();
  }
});
