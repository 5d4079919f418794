import { conditionOperator, sameKey } from '../../template-access/policies/condition-operator';
import type { Condition } from '../../template-access/policies/policy-statement';
import { shown } from '../../template-access/template/template-text';

/** The expiration that conditions set, or `no expiration`. */
export function untilWords(conditions: readonly Condition[]): string {
  const ends = conditions.filter(isEnd).map(({ values }) => values.map(shown).join(' or '));
  return ends.length === 0 ? 'no expiration' : ends.join(', and ');
}

/** Without IfExists and set operators, which stay among the other conditions. */
export function isEnd({ operator, key }: Condition): boolean {
  return sameKey(key, 'aws:CurrentTime') && /^DateLessThan(Equals)?$/i.test(operator);
}

/** Condition keys for the network of a request. */
const PLACES: Readonly<Record<string, string>> = {
  'aws:sourceip': '',
  'aws:sourcevpc': 'VPC ',
  'aws:sourcevpce': 'VPC endpoint ',
};

/** The networks that conditions allow, or `anywhere`. */
export function fromWords(conditions: readonly Condition[]): string {
  const places = conditions
    .filter(isPlace)
    .map(({ key, values }) =>
      values.map((value) => `${PLACES[key.toLowerCase()] ?? ''}${shown(value)}`).join(' or '),
    );
  return places.length === 0 ? 'anywhere' : places.join(', and ');
}

/** Without negation, IfExists and set operators. */
export function isPlace({ operator, key }: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  const plain = /^(IpAddress|StringEquals|StringLike)$/i.test(base);
  return plain && set === undefined && !ifExists && Object.hasOwn(PLACES, key.toLowerCase());
}
