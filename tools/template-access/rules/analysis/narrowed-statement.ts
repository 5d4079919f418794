import { ATTRIBUTES, LEADING_KEYS, SELECT } from '../../../../lib/aws/condition-keys';
import { sameKey } from '../../policies/condition-operator';
import { isNull } from '../../policies/key-presence';
import type { PolicyStatement } from '../../policies/policy-statement';
import { comparedIn, requirement } from './condition-requirement';

/** Whether a statement has a condition on partition keys that some key does not meet. */
export function limitsKeys({ conditions }: PolicyStatement): boolean {
  return conditions.some(
    (one) =>
      sameKey(one.key, LEADING_KEYS) &&
      !isNull(one) &&
      !comparedIn(one).some(({ value, isPattern }) => isPattern && /^\*+$/.test(value)),
  );
}

/** Whether a statement is only for some users or tables, by tags, or only for some attributes of the items. */
export function isNarrowed({ conditions }: PolicyStatement): boolean {
  const isRequired = (key: string) =>
    requirement(conditions, key, ({ value }) => !/^\*+$/.test(value)) === 'always';
  const keys = conditions.map(({ key }) => key);
  return (
    keys.some((key) => /^aws:(principal|resource)tag\//i.test(key) && isRequired(key)) ||
    // Without Select, the response has all attributes.
    (keys.some((key) => sameKey(key, ATTRIBUTES)) && isRequired(SELECT))
  );
}
