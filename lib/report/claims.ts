import type { IdentityPool } from '../grants/identity-pools';
import type { ClaimsByTag } from './words/policy-variables';

/** Which claim each session tag comes from, by the identity pools of a template. */
export function claimsOf(pools: readonly IdentityPool[]): ClaimsByTag {
  const tags = pools.flatMap(({ principalTags }) => principalTags);
  return Object.fromEntries(tags.map(({ tag, claim }) => [tag, claim]));
}
