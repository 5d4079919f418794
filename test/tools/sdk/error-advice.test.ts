import { CommandError } from '../../../tools/command-error';
import { errorAdvice, isEnvironmentError, withErrorAdvice } from '../../../tools/sdk/error-advice';

function failure(name: string, message = 'says AWS', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

const NO_CREDENTIALS = /AWS_PROFILE.*AWS_ACCESS_KEY_ID.*AWS_SESSION_TOKEN/;
const KEYS = /does not accept.*AWS_ACCESS_KEY_ID.*AWS_SESSION_TOKEN/;
const CLOCK = /clock/;
const EXPIRED = /expired/;
const NO_RESPONSE = /^No response\./;
const THROTTLED = /throttles/;
const FAULT = /internal error/;

/** Errors of the environment, and what their advice names. */
const ENVIRONMENT: readonly (readonly [unknown, RegExp])[] = [
  [failure('CredentialsProviderError'), NO_CREDENTIALS],
  [failure('ExpiredTokenException'), EXPIRED],
  [failure('ExpiredToken'), EXPIRED],
  [failure('UnrecognizedClientException'), KEYS],
  [failure('InvalidClientTokenId'), KEYS],
  [failure('SignatureDoesNotMatch', 'The request signature we calculated does not match'), KEYS],
  [failure('InvalidSignatureException', 'The request signature does not match'), KEYS],
  // The same names, for a wrong clock.
  [
    failure('InvalidSignatureException', 'Signature expired: 20300101T000000Z is now earlier than'),
    CLOCK,
  ],
  [
    failure('SignatureDoesNotMatch', 'Signature not yet current: 20300101T000000Z is still later'),
    CLOCK,
  ],
  [failure('RequestTimeTooSkewed'), CLOCK],
  [failure('RequestExpired'), CLOCK],
  [new Error('Region is missing'), /AWS_REGION, .*--region, .*env\.region/],
  [failure('Error', 'connect', { code: 'ECONNREFUSED' }), NO_RESPONSE],
  [
    failure('Error', 'fetch failed', { cause: failure('Error', '', { code: 'ENOTFOUND' }) }),
    NO_RESPONSE,
  ],
  [
    failure('AggregateError', '', { errors: [failure('Error', '', { code: 'ETIMEDOUT' })] }),
    NO_RESPONSE,
  ],
  [failure('TimeoutError'), NO_RESPONSE],
  [failure('ThrottlingException'), THROTTLED],
  [failure('TooManyRequestsException'), THROTTLED],
  [failure('InternalErrorException'), FAULT],
  [failure('ServiceUnavailable'), FAULT],
  [failure('SyntaxError'), /--endpoint, AWS_ENDPOINT_URL/],
];

/** Other errors with advice. */
const OTHERS: readonly (readonly [unknown, RegExp])[] = [
  [failure('ResourceNotFoundException'), /--region, --endpoint.*--table/],
  [failure('KMSAccessDeniedException'), /KMS key/],
];

const titled = (errors: readonly (readonly [unknown, RegExp])[]) =>
  errors.map(([error, advice]) => [String(error), advice, error] as const);

describe('advice on an error of AWS', () => {
  test.each(titled(ENVIRONMENT))('for %s is %s, and the environment', (_title, advice, error) => {
    expect(errorAdvice(error)).toMatch(advice);
    expect(isEnvironmentError(error)).toBe(true);
  });

  test.each(titled(OTHERS))('for %s is %s', (_title, advice, error) => {
    expect(errorAdvice(error)).toMatch(advice);
    expect(isEnvironmentError(error)).toBe(false);
  });

  test.each([
    failure('ValidationException'),
    failure('MySyntaxError'),
    failure('SyntaxErrorException'),
    failure('Error', 'The Region is missing'),
    'text',
    undefined,
    null,
    3,
  ])('is absent for %s', (error) => {
    expect(errorAdvice(error)).toBeUndefined();
    expect(isEnvironmentError(error)).toBe(false);
  });
});

describe('failed step', () => {
  const failed = (error: unknown) =>
    withErrorAdvice('AdminCreateUser', () => Promise.reject(error as Error)).catch(
      (thrown: unknown) => thrown,
    );

  test.each([
    [failure('AccessDeniedException'), /docs\/check\.md/],
    [failure('UnauthorizedOperation'), /docs\/check\.md/],
    [failure('ForbiddenException'), /docs\/check\.md/],
    [failure('UsernameExistsException'), /Run the command again/],
    [failure('ExpiredToken'), EXPIRED],
  ])('names the step, %s and the fix, and is the environment', async (cause, fix) => {
    const error = await failed(cause);
    expect(error).toBeInstanceOf(CommandError);
    expect(error).toMatchObject({ reason: 'environment', cause });
    const [failure, advice] = (error as Error).message.split('\n');
    expect(failure).toBe(`AdminCreateUser failed: ${String(cause)}`);
    expect(advice).toMatch(fix);
  });

  test.each([failure('ValidationException'), 'text'])(
    'names the step and %s without advice, and is not the environment',
    async (cause) => {
      const error = await failed(cause);
      expect(error).not.toBeInstanceOf(CommandError);
      expect(error).toMatchObject({ message: `AdminCreateUser failed: ${String(cause)}`, cause });
    },
  );

  test('returns the result of a step that succeeds', async () => {
    expect(await withErrorAdvice('GetId', () => Promise.resolve('us-east-1:id-1'))).toBe(
      'us-east-1:id-1',
    );
  });
});
