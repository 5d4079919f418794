import { principalTag, SESSION_TAGS } from '../../lib/aws/condition-keys';
import type { RequestContext } from './condition-keys';
import type { DeployedIdentityPool } from './identity-pool';
import { providerOf, type Claims } from './role-mapping';

/** The session tags that the pool sets from claims. A claim that the token does not have sets no tag. */
export function sessionTags(pool: DeployedIdentityPool, claims: Claims): Record<string, string> {
  const claimOfTag = pool.principalTags[providerOf(pool, claims)?.name ?? ''] ?? {};
  return Object.fromEntries(
    Object.entries(claimOfTag).flatMap(([tag, claim]) => {
      const value = claims[claim];
      return value === undefined ? [] : [[tag, value]];
    }),
  );
}

/** Whether a session tag can have the value. Source: STS API reference, Tag. */
export function isTagValue(value: string): boolean {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value);
}

/** The condition keys for session tags in a session without tags. */
export const NO_SESSION_TAGS: RequestContext = Object.fromEntries(
  SESSION_TAGS.map((tag) => [principalTag(tag), undefined]),
);

/**
 * Tags as condition keys.
 *
 * @param conditionKey `principalTag` or `requestTag`
 */
export function tagKeys(
  conditionKey: (tag: string) => string,
  tags: Readonly<Record<string, string>>,
): RequestContext {
  return Object.fromEntries(Object.entries(tags).map(([tag, value]) => [conditionKey(tag), value]));
}
