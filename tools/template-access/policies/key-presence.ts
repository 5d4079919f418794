import { conditionOperator, sameKey } from './condition-operator';
import type { Condition } from './policy-statement';

/**
 * Whether a condition is true for requests without its key.
 *
 * Source: IAM User Guide, Single-valued vs. multivalued context keys; IfExists condition operators.
 */
export function holdsWithoutKey({ operator }: Condition): boolean {
  const { set, ifExists } = conditionOperator(operator);
  return ifExists || set === 'ForAllValues';
}

/** Whether a `Null` condition requires the key in the request. */
export function requiresKey(conditions: readonly Condition[], key: string): boolean {
  return conditions.some(
    (one) =>
      isNull(one) && sameKey(one.key, key) && one.values.length > 0 && one.values.every(isFalse),
  );
}

/** Whether a condition tests the presence of a key instead of its value. */
export function isNull({ operator }: Condition): boolean {
  return conditionOperator(operator).base.toLowerCase() === 'null';
}

/** Booleans are not case-sensitive. */
export function isFalse(value: string): boolean {
  return value.toLowerCase() === 'false';
}
