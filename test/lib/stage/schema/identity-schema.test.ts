import { MINIMAL, withUserPool } from '../../../stages';
import { errorsOf, expectValues, pathsOf, type ErrorFacts, type Values } from '../errors-of';

const letters = (length: number) => 'n'.repeat(length);
const url = (length: number) => `https://${'a'.repeat(length - 8)}`;
const urls = (count: number) => Array.from({ length: count }, (_, n) => `https://${n}.example/`);
const HOSTED_UI = {
  domainPrefix: 'orders',
  callbackUrls: ['https://orders.example/'],
  logoutUrls: ['https://orders.example/'],
};
const EXISTING = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: '1example23456789' };
const pool = (key: string) => (value: unknown) => withUserPool({ ...HOSTED_UI, [key]: value });
const identity = (key: string) => (value: unknown) => ({ ...MINIMAL, identity: { [key]: value } });

describe('user pool, identity pool and role', () => {
  test.each<[string, (value: any) => unknown, Values]>([
    [
      'identity.identityPoolName',
      identity('identityPoolName'),
      { valid: ['a', letters(128), 'a b+=,.@-_'], invalid: ['', letters(129), 'a/b'] },
    ],
    [
      'identity.roleName',
      identity('roleName'),
      { valid: ['a', letters(64), 'a+=,.@-_'], invalid: ['', letters(65), 'a b', 'a/b'] },
    ],
    [
      'identity.tenantClaim',
      (tenantClaim) => ({ ...MINIMAL, identity: { tenantClaim, userPool: EXISTING } }),
      {
        valid: ['tenantId', 'custom:a', 'https://example.com/tenant', 'a'.repeat(64)],
        invalid: ['', 'a'.repeat(65), "a'b", 'a b', 'a"b', 'a`b', 5],
      },
    ],
    [
      'identity.userPool.name',
      pool('name'),
      { valid: ['a', letters(128), 'a b'], invalid: ['', letters(129), 'a/b'] },
    ],
    [
      'identity.userPool.domainPrefix',
      pool('domainPrefix'),
      {
        valid: ['a', letters(63), 'a-1'],
        invalid: ['', letters(64), '-a', 'a-', 'A', 'my-aws', 'amazonia', 'cognito1'],
      },
    ],
    [
      'identity.userPool.callbackUrls.0',
      (value) => withUserPool({ ...HOSTED_UI, callbackUrls: [value] }),
      {
        valid: [
          ...[url(1024), 'http://localhost', 'http://localhost:3000/x', 'orders://callback'],
          ...['http://127.0.0.1', 'http://127.0.0.1:8400/x', 'http://[::1]', 'http://[::1]:1/x'],
        ],
        invalid: [
          ...[
            'http://127.0.0.1.evil.example/',
            'http://127.0.0.2/',
            'http://[::2]/',
            'http://::1/',
          ],
          ...['http://127.0.0.1@evil.example/', 'http://[::1].evil.example/', 'http://0.0.0.0/'],
          ...[url(1025), 'http://example.com/', 'http://localhost.evil.example/', 'example.com'],
          ...['javascript://x', 'data://x', 'file://x', 'https://a.example/#x', 'https://a b'],
        ],
      },
    ],
  ])('the values of %s', expectValues);

  test.each<[string, unknown, ErrorFacts[]]>([
    ['openid alone', ['openid'], []],
    ['all', ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'], []],
    ['none', [], [['', 'invalidValue', { min: 1 }]]],
    ['no openid, which email needs', ['email'], [['', 'invalidValue']]],
    ['no openid, so no ID token', ['aws.cognito.signin.user.admin'], [['', 'invalidValue']]],
    ['one twice', ['openid', 'openid'], [['', 'duplicate']]],
    ['another', ['openid', 'offline_access'], [['.1', 'invalidValue']]],
  ])('OAuth scopes: %s', (_title, scopes, errors) => {
    const expected = errors.map(([path, ...rest]) => [
      `identity.userPool.oauthScopes${path}`,
      ...rest,
    ]);
    expect(errorsOf(pool('oauthScopes')(scopes))).toEqual(expected);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    [
      'userPoolId',
      ['us-east-1_AbCdEf123', 'us-gov-west-1_a1'],
      ['us-east-1', 'us-east-1_', 'us-east-1_a-b', 'x us-east-1_a'],
    ],
    ['userPoolClientId', ['a', letters(128)], ['', letters(129), 'a-b']],
  ])('the values of an existing %s', (key, valid, invalid) => {
    const paths = (value: string) => {
      const userPool = { ...EXISTING, [key]: value };
      const [region] = userPool.userPoolId.split('_');
      return pathsOf({ ...withUserPool(userPool), env: { region } });
    };
    expect(valid.map(paths)).toEqual(valid.map(() => []));
    expect(invalid.map((value) => paths(value).includes(`identity.userPool.${key}`))).toEqual(
      invalid.map(() => true),
    );
  });

  test.each<[string, unknown, ErrorFacts[]]>([
    ['100 callback URLs', pool('callbackUrls')(urls(100)), []],
    [
      '101 callback URLs',
      pool('callbackUrls')(urls(101)),
      [['identity.userPool.callbackUrls', 'quota', { max: 100 }]],
    ],
    [
      'no callback URL',
      pool('callbackUrls')([]),
      [['identity.userPool.callbackUrls', 'invalidValue', { min: 1 }]],
    ],
    ['100 logout URLs', pool('logoutUrls')(urls(100)), []],
    [
      '101 logout URLs',
      pool('logoutUrls')(urls(101)),
      [['identity.userPool.logoutUrls', 'quota', { max: 100 }]],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
