import { conditionOperator, sameKey } from '../../policies/condition-operator';
import { holdsWithoutKey, requiresKey } from '../../policies/key-presence';
import type { Condition } from '../../policies/policy-statement';
import type { TemplateText } from '../../template/template-text';

/** Whether conditions require a value of a key: in every request, or only in requests with the key. */
export type Requirement = 'always' | 'where present' | 'never';

/** A value of a condition, and whether it is a pattern. */
export interface Compared {
  readonly value: TemplateText;
  readonly isPattern: boolean;
}

/** The operators that match one of the values, and whether values are patterns. Others require no value. */
const MATCHING_OPERATORS: Readonly<Record<string, boolean>> = {
  arnequals: true,
  arnlike: true,
  stringequals: false,
  stringequalsignorecase: false,
  stringlike: true,
};

/** @param isNarrow - whether a value is narrow enough, which every value of a condition must be */
export function requirement(
  conditions: readonly Condition[],
  key: string,
  isNarrow: (compared: Compared) => boolean,
): Requirement {
  const narrow = conditions.filter((one) => {
    const compared = sameKey(one.key, key) ? comparedIn(one) : [];
    return compared.length > 0 && compared.every(isNarrow);
  });
  if (narrow.length === 0) return 'never';
  const isAlways = requiresKey(conditions, key) || narrow.some((one) => !holdsWithoutKey(one));
  return isAlways ? 'always' : 'where present';
}

/** The values that a condition matches; none for negated and unknown operators. */
export function comparedIn({ operator, values }: Condition): readonly Compared[] {
  const base = conditionOperator(operator).base.toLowerCase();
  const isPattern = Object.hasOwn(MATCHING_OPERATORS, base) ? MATCHING_OPERATORS[base] : undefined;
  return isPattern === undefined ? [] : values.map((value) => ({ value, isPattern }));
}
