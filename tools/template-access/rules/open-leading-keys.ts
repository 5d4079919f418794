import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../condition-operator';
import { within } from '../location';
import { shown } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { rowConditions, type RowCondition } from './analysis/leading-keys';
import { listed } from './analysis/listed';

/**
 * Rows are named, not kept out one by one, and nobody without a tag has rows: a negated operator lets all rows but some
 * through, and a default in a variable gives rows to everybody whom nobody has tagged.
 *
 * Source: IAM User Guide, String condition operators; Policy variables, Specifying default values.
 */
export const openLeadingKeys: AccessRule = {
  name: 'OpenLeadingKeys',
  severity: 'high',
  find: (access) => rowConditions(access).flatMap((one) => [...negated(one), ...byDefault(one)]),
};

function negated({ statement, condition }: RowCondition): readonly RuleFinding[] {
  const { operator, values } = condition;
  if (!/not/i.test(conditionOperator(operator).base)) return [];
  return [
    {
      at: within(statement.at, 'Condition'),
      what: `${operator} on ${LEADING_KEYS} lets through the rows of everybody but ${listed(values)}`,
      fix: 'write ForAllValues:StringEquals with the keys of the rows that are meant',
    },
  ];
}

const WITH_DEFAULT = /\$\{[^${},]*,\s*'([^']*)'\s*\}/;

function byDefault({ statement, condition }: RowCondition): readonly RuleFinding[] {
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
