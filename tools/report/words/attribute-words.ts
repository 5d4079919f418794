import { ATTRIBUTES, RETURN_VALUES, SELECT } from '../../../lib/aws/condition-keys';
import { conditionOperator, sameKey } from '../../template-access/policies/condition-operator';
import type { Condition } from '../../template-access/policies/policy-statement';
import { conditionWords, valueList } from './condition-words';
import type { ClaimsByTag } from './policy-variables';

/** Condition keys that determine which attributes a request returns. */
const RETURNED = [SELECT, RETURN_VALUES];

export function isAboutAttributes({ key }: Condition): boolean {
  return [ATTRIBUTES, ...RETURNED].some((one) => sameKey(one, key));
}

/**
 * The attributes that the conditions of a statement allow. A read that requests no attributes returns all of them.
 *
 * Source: DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control.
 */
export function attributeWords(conditions: readonly Condition[], claims: ClaimsByTag): string {
  const about = conditions.filter(isAboutAttributes);
  const named = about.filter(({ key }) => sameKey(key, ATTRIBUTES));
  const returned = about.filter((condition) => !named.includes(condition));
  const lists = named.map((condition) => attributeList(condition, claims));
  const asked = returned.map((condition) => conditionWords(condition, claims).text);
  const selects = returned.some(({ key }) => sameKey(key, SELECT));
  const open =
    named.length > 0 && !selects
      ? ['ALL if a read requests none (no condition on dynamodb:Select)']
      : [];
  const all = [...lists, ...asked, ...open];
  return all.length === 0 ? 'all' : all.join('; ');
}

function attributeList(condition: Condition, claims: ClaimsByTag): string {
  const { set, base } = conditionOperator(condition.operator);
  return set === 'ForAllValues' && /^StringEquals$/i.test(base)
    ? `only ${valueList(condition.values)}`
    : conditionWords(condition, claims).text;
}
