import { isLoopback, isSameInstance } from '../../../../tools/check/connection/local-instance';

test.each([
  ['http://localhost:8000', 'http://127.0.0.1:8000/', true],
  ['http://[::1]', 'http://localhost:80', true],
  ['https://localhost', 'http://localhost:443', true],
  ['https://localhost', 'http://localhost', false],
  ['http://localhost:8000', 'http://localhost:8001', false],
  ['http://db:8000', 'http://db:8000', true],
  ['http://db:8000', 'http://localhost:8000', false],
  ['111122223333', '111122223333', false],
])('%s and %s are the same: %s', (one, other, expected) => {
  expect(isSameInstance(one, other)).toBe(expected);
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
])('%s is on this machine: %s', (url, expected) => {
  expect(isLoopback(url)).toBe(expected);
});
