import { conditionOperator } from '../../template-access/policies/condition-operator';
import type { Condition } from '../../template-access/policies/policy-statement';
import {
  referenceOf,
  shown,
  type TemplateText,
} from '../../template-access/template/template-text';

/** Keys that say whose a caller is, and what comes before their values. */
const WHOSE: Readonly<Record<string, string>> = {
  'aws:principalaccount': 'account',
  'aws:principalarn': 'principal',
  'aws:principalorgid': 'organization',
  'aws:principalorgpaths': "organization's path",
  'kms:calleraccount': 'account',
};

/**
 * Whom `*` means beside conditions: nobody is public whom they tie to an account or organization.
 *
 * Source: IAM User Guide, AWS global condition context keys; KMS Developer Guide, condition keys.
 */
export function anybodyWords(conditions: readonly Condition[]): string {
  const ties = conditions.filter(isTie).map(({ key, values }) => {
    const whose = WHOSE[key.toLowerCase()] ?? '';
    return values.map((value) => ownerWords(whose, value)).join(' or ');
  });
  return ties.length === 0 ? 'anybody, in any AWS account' : `any caller of ${ties.join(', in ')}`;
}

/** A pattern of nothing but wildcards ties nobody; nor does IfExists, or a list that may be empty. */
function isTie({ operator, key, values }: Condition): boolean {
  const { set, base, ifExists } = conditionOperator(operator);
  const isPositive = /^(String(Equals|Like)|Arn(Equals|Like))$/i.test(base);
  const isKnown = Object.hasOwn(WHOSE, key.toLowerCase());
  const isOpen = ifExists || set === 'ForAllValues' || values.some((one) => /^[*?]*$/.test(one));
  return isKnown && isPositive && !isOpen;
}

function ownerWords(whose: string, value: TemplateText): string {
  return referenceOf(value) === 'AWS::AccountId' ? 'this account' : `the ${whose} ${shown(value)}`;
}
