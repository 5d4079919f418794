/** The partition keys of the items that a request names. Source: DynamoDB, condition keys. */
export const LEADING_KEYS = 'dynamodb:LeadingKeys';

/**
 * Keys of the session tags that policies rely on. `${aws:PrincipalTag/…}` also reads the tags of the role itself, so
 * they are not words that somebody would tag a role with, and a stage may not use them as tags.
 */
export const USER_SUB_TAG = 'tokenSub';
export const TENANT_TAG = 'tokenTenant';

/** All of them. */
export const SESSION_TAGS = [USER_SUB_TAG, TENANT_TAG] as const;

export type SessionTag = (typeof SESSION_TAGS)[number];

/** The condition key of a tag that the session carries, or else its role. Source: IAM, global condition keys. */
export function principalTag(key: string): string {
  return `aws:PrincipalTag/${key}`;
}

/** The condition key of a tag that a new session is asked to carry. Source: IAM, global condition keys. */
export function requestTag(key: string): string {
  return `aws:RequestTag/${key}`;
}
