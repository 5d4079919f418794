import { isLoopback, isSameEndpoint, assertLoopback } from '../../../tools/sdk/loopback';

describe('loopback endpoint', () => {
  test.each([
    ['http://localhost:8000', 'http://127.0.0.1:8000/', true],
    ['http://[::1]', 'http://localhost:80', true],
    ['https://localhost', 'http://localhost:443', true],
    ['https://localhost', 'http://localhost', false],
    ['http://localhost:8000', 'http://localhost:8001', false],
    ['http://db:8000', 'http://db:8000', true],
    ['http://db:8000', 'http://localhost:8000', false],
    ['111122223333', '111122223333', false],
  ])('%s is the same as %s: %s', (one, other, expected) => {
    expect(isSameEndpoint(one, other)).toBe(expected);
  });

  test.each([
    ['http://localhost:8000', true],
    ['http://127.0.0.1:8000', true],
    ['http://127.255.255.254', true],
    ['http://[::1]:8000', true],
    ['http://[::2]:8000', false],
    ['http://128.0.0.1', false],
    ['http://126.255.255.255', false],
    ['http://db:8000', false],
    ['http://localhost.example.com', false],
    ['localhost', false],
    ['http://localhost:80', true],
    ['https://dynamodb.us-east-1.amazonaws.com', false],
    ['http://0.0.0.0:4566', false],
    ['http://192.168.1.10:4566', false],
    ['http://169.254.169.254', false],
    ['http://evil-localhost', false],
    ['http://evil.localhost', false],
    ['http://127.0.0.1.evil.example', false],
    ['http://127.0.0.1@evil.example', false],
    ['http://[::]:4566', false],
    ['http://[::ffff:10.0.0.1]', false],
    ['127.0.0.1:4566', false],
    ['', false],
  ])('%s is a loopback URL: %s', (url, expected) => {
    expect(isLoopback(url)).toBe(expected);
    const asserted = () => assertLoopback(url);
    if (expected) expect(asserted).not.toThrow();
    else expect(asserted).toThrow(JSON.stringify(url));
  });
});
