import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../policies/condition-operator';
import { within } from '../template/location';
import { shown, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import {
  leadingKeysConditions,
  type LeadingKeysCondition,
} from './analysis/leading-keys-conditions';

/**
 * A condition on partition keys names the allowed keys, without a default value: a negated operator allows all other items,
 * and a default value of a policy variable gives principals without the tag access to items.
 *
 * Source: IAM User Guide, String condition operators; Policy variables, Specifying default values.
 */
export const openLeadingKeys: AccessRule = {
  name: 'OpenLeadingKeys',
  severity: 'high',
  find: (access) =>
    leadingKeysConditions(access).flatMap((one) => [...negated(one), ...byDefault(one)]),
};

function negated({ statement, condition }: LeadingKeysCondition): readonly RuleFinding[] {
  const { operator, values } = condition;
  if (!/not/i.test(conditionOperator(operator).base)) return [];
  return [
    {
      at: within(statement.at, 'Condition'),
      what: `${operator} on ${LEADING_KEYS} allows the items of everyone except ${shownList(values)}`,
      fix: 'Use ForAllValues:StringEquals with the allowed partition keys',
    },
  ];
}

const WITH_DEFAULT = /\$\{[^${},]*,\s*'([^']*)'\s*\}/;

function byDefault({ statement, condition }: LeadingKeysCondition): readonly RuleFinding[] {
  const isPattern = /like/i.test(condition.operator);
  return condition.values.flatMap((value) => {
    const found = WITH_DEFAULT.exec(value)?.[1];
    if (found === undefined) return [];
    return [
      {
        at: within(statement.at, 'Condition'),
        severity: isPattern && /[*?]/.test(found) ? ('high' as const) : ('medium' as const),
        what: `${LEADING_KEYS} can be ${shown(value)}, so principals without the tag can access the items of ${shown(found) || 'the empty default'}`,
        fix: 'Remove the default value of the policy variable; without the tag it then matches nothing',
      },
    ];
  });
}
