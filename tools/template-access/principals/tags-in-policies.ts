import type { PolicyStatement } from '../policies/policy-statement';
import { decidesByTag } from '../policies/tag-conditions';
import { shown } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';
import type { Principal } from './principal';

/**
 * Tags of principals that policies use: they apply to sessions without a session tag of that key.
 *
 * Source: IAM User Guide, aws:PrincipalTag.
 *
 * @param others - statements that apply to several principals, such as those of resource-based policies
 */
export function tagsUsedInPolicies(
  principals: readonly Principal[],
  others: readonly PolicyStatement[],
): readonly Unresolved[] {
  return principals.flatMap(({ kind, tags, statements }) =>
    tags
      .filter(({ key }) =>
        [...statements, ...others].some((one) => decidesByTag(one, key, ['aws:PrincipalTag'])),
      )
      .map(({ at, key, value }) => ({
        at,
        what: `the ${kind}'s tag ${shown(key)} = ${shown(value)} applies to sessions without a session tag ${shown(key)}`,
      })),
  );
}
