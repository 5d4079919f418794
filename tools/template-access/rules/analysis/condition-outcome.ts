import { conditionOperator } from '../../policies/condition-operator';
import { isFalse, isNull } from '../../policies/key-presence';
import { mayCover } from '../../policies/patterns';
import type { Condition } from '../../policies/policy-statement';
import { unknownParts, type TemplateText } from '../../template/template-text';

/**
 * Whether a condition is false in every request without its key. A negated operator, `ForAllValues` and `IfExists` are true
 * without it.
 *
 * Source: IAM User Guide, Condition operators; Single-valued vs. multivalued context keys.
 */
export function failsWithoutKey(condition: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(condition.operator);
  if (isNull(condition)) return condition.values.every(isFalse);
  return !ifExists && set !== 'ForAllValues' && !/not/i.test(base);
}

/** Whether a condition is false in every request with its key. */
export function failsWithKey(condition: Condition): boolean {
  return isNull(condition) && condition.values.length > 0 && !condition.values.some(isFalse);
}

/** Values of a key in a request. */
export interface KeyValues {
  readonly known: readonly TemplateText[];
  /** Whether the request has further values, which are not known. */
  readonly hasOthers: boolean;
  /** Whether a value of a policy can be one of the others, if they are of one provider. */
  readonly mayBeOther: (value: TemplateText) => boolean;
}

/** Whether a condition on strings is false in every request with these values. Operators on other types are not evaluated. */
export function failsWithValues(
  condition: Condition,
  { known, hasOthers, mayBeOther }: KeyValues,
): boolean {
  const { set, base } = conditionOperator(condition.operator);
  if (isNull(condition)) return failsWithKey(condition);
  const [, negated, kind = ''] =
    /^(?:string|arn)(not)?(equals(?:ignorecase)?|like)$/i.exec(base) ?? [];
  if (kind === '') return false;
  const isPattern = /like/i.test(kind) || /^arn/i.test(base);
  const may = (one: TemplateText) =>
    condition.values.some((value) => mayMatch(value, one, isPattern, /ignorecase/i.test(kind)));
  if (negated !== undefined) {
    const isExcluded = (one: TemplateText) => condition.values.includes(one);
    return set === 'ForAnyValue' ? !hasOthers && known.every(isExcluded) : known.some(isExcluded);
  }
  if (set === 'ForAllValues') {
    const coversOthers = condition.values.some(
      (value) => /[*?]/.test(value) || unknownParts(value).length > 0,
    );
    return !known.every(may) || (hasOthers && !(isPattern && coversOthers));
  }
  return !known.some(may) && !(hasOthers && condition.values.some(mayBeOther));
}

function mayMatch(
  value: TemplateText,
  known: TemplateText,
  isPattern: boolean,
  ignoresCase: boolean,
): boolean {
  const [pattern, text] = ignoresCase ? [value.toLowerCase(), known.toLowerCase()] : [value, known];
  if (unknownParts(pattern).length > 0 || isPattern) return mayCover(pattern, text);
  return pattern === text;
}
