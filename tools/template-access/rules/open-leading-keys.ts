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
 * A condition on partition keys names the allowed ones, without a default: a negated operator allows all rows but some,
 * and a default in a policy variable gives rows to everybody without the tag.
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
      what: `${operator} on ${LEADING_KEYS} lets through the rows of everybody but ${shownList(values)}`,
      fix: 'write ForAllValues:StringEquals with the keys of the rows that are meant',
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
        what: `${LEADING_KEYS} may be ${shown(value)}, so whoever has no such tag gets rows too: those of ${shown(found) || 'nobody'}`,
        fix: 'write the variable without a default: then it matches nothing where there is no tag',
      },
    ];
  });
}
