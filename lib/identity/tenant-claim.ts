import { attributeName, isCustomAttribute, STANDARD_ATTRIBUTES } from '../aws/user-pools';

/** A name for the claim that names the tenant. */
export const TENANT_CLAIM = 'custom:tenantId';

/** Source: Cognito Developer Guide, Understanding the identity (ID) token. */
const TOKEN_CLAIMS: ReadonlySet<string> = new Set([
  ...['aud', 'auth_time', 'event_id', 'exp', 'iat', 'identities', 'iss', 'jti', 'nonce'],
  ...['origin_jti', 'sub', 'token_use', 'at_hash'],
]);

/** Source: Cognito user pools API reference, SchemaAttributeType: 20 characters, of which this is a subset. */
const ATTRIBUTE_NAME = /^[a-zA-Z0-9_-]{1,20}$/;

/**
 * Why a claim cannot name the tenant of a user; undefined if it can.
 *
 * @param isOfExistingPool whether the user pool exists, and so may have any claim
 */
export function whyInvalidClaim(claim: string, isOfExistingPool: boolean): string | undefined {
  if (STANDARD_ATTRIBUTES.has(claim))
    return `${claim} is a standard attribute, which app clients can write`;
  if (TOKEN_CLAIMS.has(claim) || claim.startsWith('cognito:')) {
    return `${claim} identifies the user or the token, not a tenant`;
  }
  if (isOfExistingPool) return undefined;
  if (isCustomAttribute(claim) && ATTRIBUTE_NAME.test(attributeName(claim))) return undefined;
  return 'in a new user pool its name is "custom:" and 1 to 20 letters, digits, _ and -';
}
