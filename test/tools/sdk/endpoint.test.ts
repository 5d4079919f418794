import type { CommandError } from '../../../tools/command-error';
import { assertEndpoint, localEndpoint, resolveEndpoint } from '../../../tools/sdk/endpoint';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

/** The reason of a refusal; undefined for none. */
function refusal(call: () => unknown): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return (error as CommandError).reason;
  }
}

describe('endpoint', () => {
  test.each([
    ['http://127.0.0.1:4566', undefined, undefined],
    ['https://localhost', undefined, undefined],
    [undefined, undefined, undefined],
    ['http://aws.example:4566', 'usage', undefined],
    ['http://127.0.0.1@aws.example', 'usage', undefined],
    ['https://dynamodb.us-east-1.amazonaws.com', 'usage', undefined],
    ['localhost:4566', 'usage', 'usage'],
    ['ftp://localhost', 'usage', 'usage'],
    ['http://', 'usage', 'usage'],
    ['', 'usage', 'usage'],
  ])('%s is refused as %s, and with --yes as %s', (endpoint, refused, confirmed) => {
    expect(refusal(() => assertEndpoint(endpoint))).toBe(refused);
    expect(refusal(() => assertEndpoint(endpoint, true))).toBe(confirmed);
  });

  test('of all services is the option, then AWS_ENDPOINT_URL, and nothing else that is configured', () => {
    Reflect.deleteProperty(process.env, 'AWS_ENDPOINT_URL');
    expect(resolveEndpoint(undefined, false)).toBeUndefined();
    process.env.AWS_ENDPOINT_URL = 'http://localhost:1';
    expect(resolveEndpoint(undefined, false)).toBe('http://localhost:1');
    expect(resolveEndpoint('http://localhost:2', false)).toBe('http://localhost:2');
    expect(process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS).toBe('true');
  });

  test.each([
    ['http://127.0.0.1:4566', 'http://127.0.0.1:4566'],
    ['http://aws.example:4566', undefined],
    ['', undefined],
  ])('in AWS_ENDPOINT_URL, %s, is that of a local stack on this machine only', (url, local) => {
    process.env.AWS_ENDPOINT_URL = url;
    expect(localEndpoint()).toBe(local);
  });

  test('in AWS_ENDPOINT_URL must be confirmed too', () => {
    process.env.AWS_ENDPOINT_URL = 'http://aws.example';
    expect(refusal(() => resolveEndpoint(undefined, false))).toBe('usage');
    expect(resolveEndpoint(undefined, true)).toBe('http://aws.example');
  });
});
