import { decode, sign, verify } from 'jsonwebtoken';
import {
  userPoolProviderName,
  tamperedToken,
  foreignToken,
} from '../../../../tools/check/run/invalid-tokens';

const parts = (token: string) => token.split('.');
const TOKEN = sign({ sub: 'sub-1', 'custom:t': 'acme', aud: 'client1' }, 'key');

test("a tampered token says that it is somebody else's, with the signature that it had", () => {
  const token = tamperedToken(TOKEN);
  expect(parts(token)[0]).toBe(parts(TOKEN)[0]);
  expect(parts(token)[2]).toBe(parts(TOKEN)[2]);
  const claims = decode(TOKEN) as object;
  expect(decode(token)).toEqual({ ...claims, sub: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(() => verify(token, 'key')).toThrow('invalid signature');
  expect(verify(TOKEN, 'key')).toMatchObject({ sub: 'sub-1' });
});

test('a token of another pool is like one of Cognito, by that pool, with a key that nobody has', () => {
  const { provider, idToken } = foreignToken('eu-west-1');
  expect(provider).toBe('cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AccessCheck');
  const token = decode(idToken, { complete: true });
  expect(token?.header).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
  const { iat = 0, exp, ...claims } = token?.payload as Record<string, any>;
  expect(claims).toEqual({
    token_use: 'id',
    'cognito:username': 'stranger',
    iss: `https://${provider}`,
    aud: 'accesscheck',
    sub: expect.any(String),
  });
  expect(exp - iat).toBe(3_600);
  expect(foreignToken('eu-west-1').idToken).not.toBe(idToken);
});

test('a user pool goes by its region and ID', () => {
  expect(userPoolProviderName('us-west-2_Ab1', 'us-west-2')).toBe(
    'cognito-idp.us-west-2.amazonaws.com/us-west-2_Ab1',
  );
});
