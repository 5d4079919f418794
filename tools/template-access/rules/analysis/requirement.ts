import { conditionOperator, sameKey } from '../../condition-operator';
import type { Condition } from '../../statement';
import type { TemplateText } from '../../template-text';
import { demandsKey, holdsWithoutKey } from '../../absent-key';

/** Whether conditions require a key to have some value: always, or only of requests that have the key. */
export type Requirement = 'always' | 'where present' | 'never';

/** A value that a condition compares with, and whether it is a pattern. */
export interface Compared {
  readonly value: TemplateText;
  readonly isPattern: boolean;
}

/** Operators that hold for one of the values, and whether these are patterns. */
const POSITIVE: Readonly<Record<string, boolean>> = {
  arnequals: true,
  arnlike: true,
  stringequals: false,
  stringequalsignorecase: false,
  stringlike: true,
};

/** @param isNarrow whether a value leaves out those who are to be left out; all of a condition's must */
export function requirement(
  conditions: readonly Condition[],
  key: string,
  isNarrow: (compared: Compared) => boolean,
): Requirement {
  const fit = conditions.filter((one) => {
    const compared = sameKey(one.key, key) ? comparedIn(one) : [];
    return compared.length > 0 && compared.every(isNarrow);
  });
  if (fit.length === 0) return 'never';
  const isAlways = demandsKey(conditions, key) || fit.some((one) => !holdsWithoutKey(one));
  return isAlways ? 'always' : 'where present';
}

/** The values that a condition admits; none for an operator that keeps out. */
export function comparedIn({ operator, values }: Condition): readonly Compared[] {
  const base = conditionOperator(operator).base.toLowerCase();
  const isPattern = Object.hasOwn(POSITIVE, base) ? POSITIVE[base] : undefined;
  return isPattern === undefined ? [] : values.map((value) => ({ value, isPattern }));
}
