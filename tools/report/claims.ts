import type { IdentityPool } from '../template-access/identity-pools/identity-pool';
import type { ClaimsByTag } from './words/policy-variables';

/** Which claim each session tag comes from, by the identity pools of a template; none where these do not agree. */
export function claimsOf(pools: readonly IdentityPool[]): ClaimsByTag {
  const tags = pools.flatMap(({ principalTags }) => principalTags);
  const agreed = tags.filter(({ tag, claim }) =>
    tags.every((other) => other.tag !== tag || other.claim === claim),
  );
  return Object.fromEntries(agreed.map(({ tag, claim }) => [tag, claim]));
}
