import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { sign } from 'jsonwebtoken';
import { userPoolProviderName } from '../../simulator/identity-pool';
import type { Login } from './identity-client';

/** Generated once, because that takes a quarter of a second. */
let foreignKey: KeyObject | undefined;

/** An ID token as of another user pool, signed with a key that no pool has. */
export function foreignToken(region: string): Login {
  const provider = userPoolProviderName(`${region}_AccessCheck`, region);
  foreignKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const idToken = sign({ token_use: 'id', 'cognito:username': 'stranger' }, foreignKey, {
    algorithm: 'RS256',
    issuer: `https://${provider}`,
    audience: 'accesscheck',
    subject: randomUUID(),
    expiresIn: 3_600,
    keyid: randomUUID(),
  });
  return { provider, idToken };
}

/** An ID token with the `sub` of another user and its original signature. */
export function tamperedToken(idToken: string): string {
  return withClaims(idToken, { sub: randomUUID() });
}

/** An ID token as for an app client that does not exist, with its original signature. */
export function tokenOfAnotherClient(idToken: string): string {
  return withClaims(idToken, { aud: 'accesscheck' });
}

function withClaims(idToken: string, change: object): string {
  const [header = '', payload = '', signature = ''] = idToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = JSON.stringify({ ...claims, ...change });
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}
