import { randomBytes } from 'node:crypto';

/** A random password. The suffix satisfies the character classes of any password policy; the rest is the secret. */
export function newPassword(): string {
  return `${randomBytes(24).toString('base64url')}aA1!`;
}
