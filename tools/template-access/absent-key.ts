import { conditionOperator, sameKey } from './condition-operator';
import type { Condition } from './statement';

/**
 * Whether a condition holds for a request that has no such key.
 *
 * Source: IAM User Guide, Single-valued vs. multivalued context keys; IfExists condition operators.
 */
export function holdsWithoutKey({ operator }: Condition): boolean {
  const { set, ifExists } = conditionOperator(operator);
  return ifExists || set === 'ForAllValues';
}

/** Whether a `Null` condition demands that a request has the key. */
export function demandsKey(conditions: readonly Condition[], key: string): boolean {
  return conditions.some(
    (one) =>
      isNull(one) && sameKey(one.key, key) && one.values.length > 0 && one.values.every(isFalse),
  );
}

/** Whether a condition is about the presence of a key, not its value. */
export function isNull({ operator }: Condition): boolean {
  return conditionOperator(operator).base.toLowerCase() === 'null';
}

/** As IAM takes booleans, in upper and lower case. */
export function isFalse(value: string): boolean {
  return value.toLowerCase() === 'false';
}
