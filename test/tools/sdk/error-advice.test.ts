import { errorAdvice, withErrorAdvice } from '../../../tools/sdk/error-advice';

function failure(name: string, message = 'says AWS', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

const KEYS =
  'AWS does not know the credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY again, and AWS_SESSION_TOKEN only where they have one';
const CLOCK =
  "AWS says another time than this machine: set the machine's clock, and run the command again";
const ENDED = 'the credentials have ended: get new ones';
const NOTHING_THERE = 'nothing answers there: check --endpoint, --region and the network between';
const THROTTLED =
  'AWS takes no more requests just now, also after retries: wait a minute, and run the command again';
const FAULT = 'AWS has a fault just now, also after retries: wait, and run the command again';

const ADVICE: readonly (readonly [Error, string | undefined])[] = [
  [
    failure('CredentialsProviderError'),
    'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_SESSION_TOKEN where the credentials have one, or AWS_PROFILE',
  ],
  [failure('ExpiredTokenException'), ENDED],
  [failure('ExpiredToken'), ENDED],
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
  [
    failure('ResourceNotFoundException'),
    'no such table there: check --region, --endpoint and --table, or deploy the stage',
  ],
  [failure('Error', 'connect', { code: 'ECONNREFUSED' }), NOTHING_THERE],
  [
    failure('Error', 'fetch failed', { cause: failure('Error', '', { code: 'ENOTFOUND' }) }),
    NOTHING_THERE,
  ],
  [
    failure('AggregateError', '', { errors: [failure('Error', '', { code: 'ETIMEDOUT' })] }),
    NOTHING_THERE,
  ],
  [failure('TimeoutError'), NOTHING_THERE],
  [
    failure('KMSAccessDeniedException'),
    "the table's key refuses: deploy the stage again, or enable the key",
  ],
  [failure('ThrottlingException'), THROTTLED],
  [failure('TooManyRequestsException'), THROTTLED],
  [failure('InternalErrorException'), FAULT],
  [failure('ServiceUnavailable'), FAULT],
  [
    failure('SyntaxError'),
    'what answers there is not AWS: check --endpoint, AWS_ENDPOINT_URL and proxies between',
  ],
  [failure('ValidationException'), undefined],
  [failure('MySyntaxError'), undefined],
  [failure('SyntaxErrorException'), undefined],
];

describe('advice on an error of AWS', () => {
  test.each(ADVICE.map(([error, advice]) => [error.name, error.message, advice, error] as const))(
    'for %s, %j, is %s',
    (_name, _message, advice, error) => {
      expect(errorAdvice(error)).toBe(advice);
    },
  );
  test.each(['text', undefined, null, 3])('is absent for %j', (error) => {
    expect(errorAdvice(error)).toBeUndefined();
  });
});

const POLICY = 'use credentials that have the policy which the README lists for npm run check';

const FAILURES: readonly (readonly [unknown, string])[] = [
  [failure('AccessDeniedException'), `AccessDeniedException: says AWS; ${POLICY}`],
  [failure('UnauthorizedOperation'), `UnauthorizedOperation: says AWS; ${POLICY}`],
  [failure('ForbiddenException'), `ForbiddenException: says AWS; ${POLICY}`],
  [
    failure('UsernameExistsException'),
    'UsernameExistsException: says AWS; the name is random, so an earlier try has made the user, and its answer was lost: run the command again',
  ],
  [failure('ExpiredToken'), `ExpiredToken: says AWS; ${ENDED}`],
  [
    failure('ValidationException'),
    'ValidationException: says AWS; mend what AWS says, and run the command again',
  ],
  ['text', 'text; mend what AWS says, and run the command again'],
];

describe('failed step', () => {
  test.each(FAILURES.map(([error, explained]) => [explained, error] as const))(
    'names the step, the error and the advice: %s',
    async (explained, error) => {
      const failed = withErrorAdvice('AdminCreateUser', () => Promise.reject(error as Error));
      const message = `AdminCreateUser failed: ${explained}`;
      await expect(failed).rejects.toMatchObject({ message, cause: error });
    },
  );

  test('returns the result of a step that succeeds', async () => {
    expect(await withErrorAdvice('GetId', () => Promise.resolve('us-east-1:id-1'))).toBe(
      'us-east-1:id-1',
    );
  });
});
