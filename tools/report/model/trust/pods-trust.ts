import { POD_TAGS, requestTag, type PodTag } from '../../../../lib/aws/condition-keys';
import { sameKey } from '../../../template-access/policies/condition-operator';
import type { Condition } from '../../../template-access/policies/policy-statement';
import { valueList } from '../../words/condition-words';

/** The pods that a statement of a trust policy allows, for EKS Pod Identity. */
export interface PodsTrust {
  /** Such as `, only pods of namespace "orders"`; empty for any pod. */
  readonly who: string;
  /** The conditions that `who` describes. */
  readonly describedConditions: readonly Condition[];
}

const WORDS: Readonly<Record<PodTag, string>> = {
  namespace: 'namespace',
  serviceAccount: 'service account',
  clusterArn: 'cluster',
};

/**
 * Which pods the conditions on the session tags of EKS Pod Identity allow. Source: EKS User Guide, Create IAM role with
 * trust policy required by EKS Pod Identity.
 */
export function podsTrust(conditions: readonly Condition[]): PodsTrust {
  const limits = (Object.keys(WORDS) as PodTag[]).flatMap((tag) =>
    conditions
      .filter(({ key, operator }) => sameKey(key, requestTag(POD_TAGS[tag])) && isEqual(operator))
      .map((condition) => ({ condition, words: `${WORDS[tag]} ${valueList(condition.values)}` })),
  );
  return {
    who: limits.length === 0 ? '' : `, only pods of ${limits.map(({ words }) => words).join(', ')}`,
    describedConditions: limits.map(({ condition }) => condition),
  };
}

/** Without IfExists, which also allows associations that disable session tags. */
function isEqual(operator: string): boolean {
  return operator.toLowerCase() === 'stringequals';
}
