/**
 * Keys of the session tags that policies rely on. `${aws:PrincipalTag/…}` also reads the tags of the role itself, so
 * they are not words that somebody would tag a role with, and a stage may not use them as tags.
 */
export const USER_SUB_TAG = 'tokenSub';
export const TENANT_TAG = 'tokenTenant';
