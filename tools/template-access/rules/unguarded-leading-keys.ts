import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../policies/condition-operator';
import { within } from '../template/location';
import type { Condition, PolicyStatement } from '../policies/policy-statement';
import { SEVERAL_KEYS, WITHOUT_KEYS } from '../policies/table-actions';
import { type TemplateText, shownList } from '../template/template-text';
import { requiresKey, holdsWithoutKey } from '../policies/key-presence';
import type { AccessRule, RuleFinding } from './access-rule';
import {
  leadingKeysConditions,
  type LeadingKeysCondition,
} from './analysis/leading-keys-conditions';
import { coversAction } from '../policies/selected-actions';
import { allowsTablesByNotAction, tableActions } from './analysis/statement-actions';
import { hasWildcard } from '../policies/patterns';
import { whoHas } from './analysis/who';

/**
 * A condition on partition keys is true only if every key of a request matches, and false for a request without one.
 *
 * `ForAllValues` and `…IfExists` are true without a key, `ForAnyValue` if one of several keys matches; an operator
 * without a set operator is not meant for multivalued keys. Source: IAM User Guide, Single-valued vs. multivalued context keys; DynamoDB
 * Developer Guide, Using IAM policy conditions for fine-grained access control.
 */
export const unguardedLeadingKeys: AccessRule = {
  name: 'UnguardedLeadingKeys',
  severity: 'high',
  find: (access) =>
    leadingKeysConditions(access).flatMap((one) => {
      const who = whoHas(one.statement, access);
      return [...withoutKey(one, who), ...oneOfSeveral(one, who), ...withoutSetOperator(one, who)];
    }),
};

/** The fix keeps patterns, and actions whose requests have no key. */
function fixOf(statement: PolicyStatement, { operator }: Condition): string {
  const base = /like/i.test(operator) ? 'StringLike' : 'StringEquals';
  const guard = `Use ForAllValues:${base} ${LEADING_KEYS} with Null ${LEADING_KEYS} false in the same statement`;
  const keyless = statement.actions.patterns.filter(isKeyless);
  return keyless.length === 0
    ? guard
    : `${guard}, and move ${shownList(keyless)}, whose requests have no key, to another statement`;
}

/** Whether an action only describes a table. */
function isKeyless(action: TemplateText): boolean {
  return /^dynamodb:(describe|list)[a-z]*$/i.test(action);
}

function withoutKey(
  { statement, condition }: LeadingKeysCondition,
  who: string,
): readonly RuleFinding[] {
  if (!holdsWithoutKey(condition) || requiresKey(statement.conditions, LEADING_KEYS)) return [];
  const keyless = actionsIn(statement, WITHOUT_KEYS);
  const why = `${condition.operator} on ${LEADING_KEYS} is also true for requests without a partition key`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: keyless.length > 0 ? 'high' : 'medium',
      what:
        keyless.length > 0
          ? `${who} can access everyone's items by ${shownList(keyless)}: ${why}`
          : `${who} can access other items once an action that omits the partition key is allowed: ${why}`,
      fix: fixOf(statement, condition),
    },
  ];
}

function oneOfSeveral(
  { statement, condition }: LeadingKeysCondition,
  who: string,
): readonly RuleFinding[] {
  if (conditionOperator(condition.operator).set !== 'ForAnyValue') return [];
  const batches = actionsIn(statement, SEVERAL_KEYS);
  const why = `${condition.operator} on ${LEADING_KEYS} is true if one of several partition keys matches`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: batches.length > 0 ? 'high' : 'medium',
      what:
        batches.length > 0
          ? `${who} can access other users' items by ${shownList(batches)}: ${why}`
          : `${who} can access other items once an action on several keys is allowed: ${why}`,
      fix: fixOf(statement, condition),
    },
  ];
}

function withoutSetOperator(
  { statement, condition }: LeadingKeysCondition,
  who: string,
): readonly RuleFinding[] {
  if (conditionOperator(condition.operator).set !== undefined) return [];
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: 'medium',
      what: `${who} can make requests for which AWS does not document ${condition.operator} on ${LEADING_KEYS}, which has no set operator`,
      fix: fixOf(statement, condition),
    },
  ];
}

/** The actions of a statement that a list contains, or possibly contains. */
function actionsIn(statement: PolicyStatement, names: readonly string[]): readonly TemplateText[] {
  if (allowsTablesByNotAction(statement)) return ['every action not in NotAction'];
  return tableActions(statement).filter(
    (one) => hasWildcard(one) || names.some((name) => coversAction(one, `dynamodb:${name}`)),
  );
}
