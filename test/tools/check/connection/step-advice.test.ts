import { UnexpectedAnswer, stepAdvice } from '../../../../tools/check/connection/step-advice';

const named = (name: string, message = 'x') => Object.assign(new Error(message), { name });
const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('advice on a failed step', () => {
  test.each([
    [
      'no credentials',
      named('CredentialsProviderError'),
      /AWS_ACCESS_KEY_ID and .* AWS_PROFILE|AWS_PROFILE, or AWS_ACCESS_KEY_ID/,
    ],
    ['expired credentials', named('ExpiredTokenException'), /expired/],
    ['unknown credentials', named('UnrecognizedClientException'), /AWS_SESSION_TOKEN/],
    ['a wrong secret key', named('InvalidSignatureException'), /AWS_SESSION_TOKEN/],
    ['a wrong session token', named('InvalidClientTokenId'), /AWS_SESSION_TOKEN/],
    ['no such table', named('ResourceNotFoundException'), /--table/],
    ['a refused connection', coded('ECONNREFUSED'), /^No response/],
    ['no such host', coded('ENOTFOUND'), /^No response/],
    ['a timeout', named('TimeoutError'), /^No response/],
    [
      'a refused connection at each address',
      Object.assign(new AggregateError([coded('ECONNREFUSED')]), { name: 'AggregateError' }),
      /^No response/,
    ],
    ['a wrapped error', new Error('x', { cause: coded('ECONNRESET') }), /^No response/],
    ['no region', new Error('Region is missing'), /AWS_REGION, .*--region, .*env\.region/],
    ['a disabled KMS key', named('KMSAccessDeniedException'), /KMS key/],
    [
      'a session that is too long',
      named('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration'),
      /--duration/,
    ],
    ['another refusal', named('ValidationException'), /npm run connector/],
    ['too many requests', named('ThrottlingException'), /throttle/],
    ['another answer', named('TeapotException'), /npm run connector/],
    ['text', 'x', /npm run connector/],
    ['null', null, /npm run connector/],
    ['an object', { name: 'ResourceNotFoundException' }, /--table/],
    ['a throttled session', named('ThrottlingException', 'DurationSeconds'), /throttle/],
    ['another message about a region', new Error('The Region is missing'), /npm run connector/],
    ['an unexpected answer', new UnexpectedAnswer('x', 'fix x'), /^fix x$/],
  ])('for %s', (_what, error, expected) => {
    expect(stepAdvice('DynamoDB', error)).toMatch(expected);
  });

  test.each([
    ['AssumeRole', /trusted principal .*--external-id.* sourceIps, before expires.*--duration/],
    ['GetCallerIdentity', /connector's credentials/],
    ['DynamoDB', /connector's credentials, .* sourceIps .* before expires/],
  ] as const)('for a denied %s names what may deny it', (called, expected) => {
    expect(stepAdvice(called, named('AccessDeniedException'))).toMatch(expected);
    expect(stepAdvice(called, named('AccessDenied'))).toMatch(expected);
  });
});
