import { conditionOperator, sameKey } from '../../template-access/policies/condition-operator';
import type { Condition } from '../../template-access/policies/policy-statement';
import { shown } from '../../template-access/template/template-text';

/** The end of a time that conditions set, or `no end`. */
export function untilWords(conditions: readonly Condition[]): string {
  const ends = conditions.filter(isEnd).map(({ values }) => values.map(shown).join(' or '));
  return ends.length === 0 ? 'no end' : ends.join(', and ');
}

/** Only the plain form: what IfExists or a set operator makes of it stays among the other conditions. */
export function isEnd({ operator, key }: Condition): boolean {
  return sameKey(key, 'aws:CurrentTime') && /^DateLessThan(Equals)?$/i.test(operator);
}

/** Keys that say where a call comes from. */
const PLACES: Readonly<Record<string, string>> = {
  'aws:sourceip': '',
  'aws:sourcevpc': 'VPC ',
  'aws:sourcevpce': 'VPC endpoint ',
};

/** Where calls may come from, or `anywhere`. */
export function fromWords(conditions: readonly Condition[]): string {
  const places = conditions
    .filter(isPlace)
    .map(({ key, values }) =>
      values.map((value) => `${PLACES[key.toLowerCase()] ?? ''}${shown(value)}`).join(' or '),
    );
  return places.length === 0 ? 'anywhere' : places.join(', and ');
}

/** Again only the plain, positive form. */
export function isPlace({ operator, key }: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  const plain = /^(IpAddress|StringEquals|StringLike)$/i.test(base);
  return plain && set === undefined && !ifExists && Object.hasOwn(PLACES, key.toLowerCase());
}
