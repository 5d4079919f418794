import { decode, sign, verify } from 'jsonwebtoken';
import {
  foreignToken,
  tamperedToken,
  tokenOfAnotherClient,
} from '../../../../tools/check/run/invalid-tokens';

const parts = (token: string) => token.split('.');
const TOKEN = sign({ sub: 'sub-1', 'custom:t': 'acme', aud: 'client1' }, 'key');

describe('invalid ID token', () => {
  test('a tampered token has the sub of another user and the original signature', () => {
    const token = tamperedToken(TOKEN);
    expect(parts(token)[0]).toBe(parts(TOKEN)[0]);
    expect(parts(token)[2]).toBe(parts(TOKEN)[2]);
    const claims = decode(TOKEN) as object;
    expect(decode(token)).toEqual({ ...claims, sub: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(() => verify(token, 'key')).toThrow('invalid signature');
    expect(verify(TOKEN, 'key')).toMatchObject({ sub: 'sub-1' });
  });

  test('a token of another app client has that audience and the original signature', () => {
    const token = tokenOfAnotherClient(TOKEN);
    expect(decode(token)).toEqual({ ...(decode(TOKEN) as object), aud: 'accesscheck' });
    expect(() => verify(token, 'key')).toThrow('invalid signature');
  });

  test('a token of another user pool has that issuer, and is new each time', () => {
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
});
