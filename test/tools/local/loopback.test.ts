import { assertLoopback } from '../../../tools/local/loopback';

test.each([
  'http://127.0.0.1:4566',
  'http://127.9.9.9',
  'http://localhost:80',
  'http://[::1]:4566',
])('%s is this machine', (endpoint) => {
  expect(() => assertLoopback(endpoint)).not.toThrow();
});

test.each([
  'https://dynamodb.us-east-1.amazonaws.com',
  'http://0.0.0.0:4566',
  'http://192.168.1.10:4566',
  'http://169.254.169.254',
  'http://localhost.evil.example',
  'http://evil-localhost',
  'http://evil.localhost',
  'http://127.0.0.1.evil.example',
  'http://127.0.0.1@evil.example',
  'http://[::]:4566',
  'http://[::ffff:10.0.0.1]',
  '127.0.0.1:4566',
  '',
])('%s is refused', (endpoint) => {
  expect(() => assertLoopback(endpoint)).toThrow(
    `received the endpoint ${JSON.stringify(endpoint)}; expected this machine's loopback, such as http://127.0.0.1:4566; remove the other endpoint`,
  );
});
