import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../policies/condition-operator';
import { within } from '../template/location';
import { shown, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import {
  leadingKeysConditions,
  type LeadingKeysCondition,
} from './analysis/leading-keys-conditions';
import { whoHas } from './analysis/who';

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
    leadingKeysConditions(access).flatMap((one) => {
      const who = whoHas(one.statement, access);
      return [...negated(one, who), ...byDefault(one, who)];
    }),
};

function negated(
  { statement, condition }: LeadingKeysCondition,
  who: string,
): readonly RuleFinding[] {
  const { operator, values } = condition;
  if (!/not/i.test(conditionOperator(operator).base)) return [];
  return [
    {
      at: within(statement.at, 'Condition'),
      what: `${who} can access the items of everyone except ${shownList(values)}, by ${operator} on ${LEADING_KEYS}`,
      fix: `Use ForAllValues:StringEquals ${LEADING_KEYS} with the allowed partition keys, and Null ${LEADING_KEYS} false`,
    },
  ];
}

const WITH_DEFAULT = /\$\{[^${},]*,\s*'([^']*)'\s*\}/;

function byDefault(
  { statement, condition }: LeadingKeysCondition,
  who: string,
): readonly RuleFinding[] {
  const isPattern = /like/i.test(condition.operator);
  return condition.values.flatMap((value) => {
    const found = WITH_DEFAULT.exec(value)?.[1];
    if (found === undefined) return [];
    return [
      {
        at: within(statement.at, 'Condition'),
        severity: isPattern && /[*?]/.test(found) ? ('high' as const) : ('medium' as const),
        what: `${who} without the tag can access the items of ${shown(found) || 'the empty default'}, because ${LEADING_KEYS} can be ${shown(value)}`,
        fix: 'Remove the default value of the policy variable; without the tag it then matches nothing',
      },
    ];
  });
}
