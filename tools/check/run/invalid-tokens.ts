import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { sign } from 'jsonwebtoken';

/** The name of a user pool as an identity provider. Source: Cognito Developer Guide, Understanding the ID token. */
export function userPoolProviderName(userPoolId: string, region: string): string {
  return `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

/** Made once, because that takes a quarter of a second. */
let nobodysKey: KeyObject | undefined;

/** An ID token as another user pool would give it, and that pool's name. Its key is made here: nobody's pool has it. */
export function foreignToken(region: string): { provider: string; idToken: string } {
  const provider = userPoolProviderName(`${region}_AccessCheck`, region);
  nobodysKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const idToken = sign({ token_use: 'id', 'cognito:username': 'stranger' }, nobodysKey, {
    algorithm: 'RS256',
    issuer: `https://${provider}`,
    audience: 'accesscheck',
    subject: randomUUID(),
    expiresIn: 3_600,
    keyid: randomUUID(),
  });
  return { provider, idToken };
}

/** An ID token that says it is somebody else's, with the signature that it had. */
export function tamperedToken(idToken: string): string {
  const [header = '', payload = '', signature = ''] = idToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = JSON.stringify({ ...claims, sub: randomUUID() });
  return [header, Buffer.from(changed).toString('base64url'), signature].join('.');
}
