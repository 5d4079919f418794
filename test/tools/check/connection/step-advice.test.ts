import { UnexpectedAnswer, stepAdvice } from '../../../../tools/check/connection/step-advice';

const named = (name: string, message = 'x') => Object.assign(new Error(message), { name });
const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('advice on a failed step', () => {
  test.each([
    ['no credentials', named('CredentialsProviderError'), /^set AWS_ACCESS_KEY_ID and/],
    ['expired credentials', named('ExpiredTokenException'), /^the credentials have ended/],
    ['unknown credentials', named('UnrecognizedClientException'), /^AWS does not know/],
    ['a wrong secret key', named('InvalidSignatureException'), /^AWS does not know/],
    ['a wrong session token', named('InvalidClientTokenId'), /^AWS does not know/],
    ['no such table', named('ResourceNotFoundException'), /^no such table there/],
    ['a refused connection', coded('ECONNREFUSED'), /^nothing answers there/],
    ['no such host', coded('ENOTFOUND'), /^nothing answers there/],
    ['a timeout', named('TimeoutError'), /^nothing answers there/],
    [
      'a refused connection at each address',
      Object.assign(new AggregateError([coded('ECONNREFUSED')]), { name: 'AggregateError' }),
      /^nothing answers there/,
    ],
    ['a wrapped error', new Error('x', { cause: coded('ECONNRESET') }), /^nothing answers there/],
    ['no region', new Error('Region is missing'), /^name the region with --region/],
    ['a disabled KMS key', named('KMSAccessDeniedException'), /^the table's key refuses/],
    [
      'a session that is too long',
      named('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration'),
      /^ask for a shorter session/,
    ],
    ['another refusal', named('ValidationException'), /^read what AWS says above/],
    ['too many requests', named('ThrottlingException'), /^AWS takes no more requests just now/],
    ['another answer', named('TeapotException'), /^read what AWS says above/],
    ['text', 'x', /^read what AWS says above/],
    ['null', null, /^read what AWS says above/],
    ['an object', { name: 'ResourceNotFoundException' }, /^no such table there/],
    ['a throttled session', named('ThrottlingException', 'DurationSeconds'), /^AWS takes no more/],
    [
      'another message about a region',
      new Error('The Region is missing'),
      /^read what AWS says above/,
    ],
    ['an unexpected answer', new UnexpectedAnswer('x', 'fix x'), /^fix x$/],
  ])('for %s', (_what, error, expected) => {
    expect(stepAdvice('DynamoDB', error)).toMatch(expected);
  });

  test.each([
    ['AssumeRole', /^call as the trusted principal .* external ID .* sourceIps, before expires/],
    ['GetCallerIdentity', /^use credentials of the connector$/],
    ['DynamoDB', /^use the connector's own credentials, from one of sourceIps and before expires/],
  ] as const)('for a denied %s names what may deny it', (called, expected) => {
    expect(stepAdvice(called, named('AccessDeniedException'))).toMatch(expected);
    expect(stepAdvice(called, named('AccessDenied'))).toMatch(expected);
  });
});
