import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../../tools/sdk/client-config';

describe('SDK client configuration', () => {
  test('leaves endpoint and credentials to the SDK by default', () => {
    const config = clientConfig({ region: 'us-east-1' });
    expect(config).not.toHaveProperty('endpoint');
    expect(config).not.toHaveProperty('credentials');
  });

  test('times out after 10 s without an answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
    const target = { region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials };
    const client = new STSClient({ ...clientConfig(target), maxAttempts: 1 });
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
});
