import { decode, type JwtPayload } from 'jsonwebtoken';
import { isObject } from '../../template-access/template/json-values';
import type { Parameters } from './aws-request';

/** The tokens that user pools have issued. The emulator signs them with nothing, so only these are valid. */
export class IssuedTokens {
  private readonly tokens = new Set<string>();

  /** Remembers the tokens in an answer, if there are any. */
  addFrom({ AuthenticationResult: result }: Parameters): void {
    const { IdToken, AccessToken } = isObject(result) ? result : {};
    for (const token of [IdToken, AccessToken]) {
      if (typeof token === 'string') this.tokens.add(token);
    }
  }

  has(token: string): boolean {
    return this.tokens.has(token);
  }
}

/** A token that a user pool has issued, or why it is not accepted. */
export type TokenVerification =
  | { readonly valid: true; readonly claims: JwtPayload; readonly userPoolId: string }
  | {
      readonly valid: false;
      readonly reason: 'malformed' | 'issuer' | 'use' | 'signature' | 'expired';
      readonly claims?: JwtPayload;
    };

/**
 * Verifies a token of a user pool: its issuer, its use, that it is one that the pool has issued, and its expiry.
 *
 * @param now in milliseconds since 1970
 */
export function verifyToken(
  token: unknown,
  use: 'id' | 'access',
  issued: IssuedTokens,
  now: number,
): TokenVerification {
  const claims = typeof token === 'string' ? decode(token) : null;
  if (claims === null || typeof claims === 'string') return { valid: false, reason: 'malformed' };
  const userPoolId = userPoolOf(claims.iss);
  if (userPoolId === undefined) return { valid: false, reason: 'issuer', claims };
  if (claims.token_use !== use) return { valid: false, reason: 'use', claims };
  if (!issued.has(String(token))) return { valid: false, reason: 'signature', claims };
  if (!claims.exp || claims.exp * 1_000 <= now) return { valid: false, reason: 'expired', claims };
  return { valid: true, claims, userPoolId };
}

/** Source: Cognito Developer Guide, Understanding the ID token. */
function userPoolOf(issuer = ''): string | undefined {
  return /^https:\/\/cognito-idp\.[\w.-]+\/([\w-]+)$/.exec(issuer)?.[1];
}
