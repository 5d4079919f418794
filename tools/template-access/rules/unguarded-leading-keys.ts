import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../policies/condition-operator';
import { within } from '../template/location';
import type { PolicyStatement } from '../policies/policy-statement';
import { SEVERAL_KEYS, WITHOUT_KEYS } from '../policies/table-actions';
import { type TemplateText, shownList } from '../template/template-text';
import { requiresKey, holdsWithoutKey } from '../policies/key-presence';
import type { AccessRule, RuleFinding } from './access-rule';
import {
  leadingKeysConditions,
  type LeadingKeysCondition,
} from './analysis/leading-keys-conditions';
import { allowsTablesByNotAction, coversAction, tableActions } from './analysis/statement-actions';
import { hasWildcard } from '../policies/patterns';

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
    leadingKeysConditions(access).flatMap((one) => [
      ...withoutKey(one),
      ...oneOfSeveral(one),
      ...withoutSetOperator(one),
    ]),
};

const FIX = `Use ForAllValues:StringEquals ${LEADING_KEYS} with Null ${LEADING_KEYS} false in the same statement`;

function withoutKey({ statement, condition }: LeadingKeysCondition): readonly RuleFinding[] {
  if (!holdsWithoutKey(condition) || requiresKey(statement.conditions, LEADING_KEYS)) return [];
  const keyless = actionsIn(statement, WITHOUT_KEYS);
  const holds = `${condition.operator} on ${LEADING_KEYS} is also true for requests without a partition key`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: keyless.length > 0 ? 'high' : 'medium',
      what:
        keyless.length > 0
          ? `${holds}, so everyone's items are accessible by ${shownList(keyless)}`
          : `${holds}, which only the choice of actions prevents`,
      fix: FIX,
    },
  ];
}

function oneOfSeveral({ statement, condition }: LeadingKeysCondition): readonly RuleFinding[] {
  if (conditionOperator(condition.operator).set !== 'ForAnyValue') return [];
  const batches = actionsIn(statement, SEVERAL_KEYS);
  const holds = `${condition.operator} on ${LEADING_KEYS} is true if one of several partition keys matches`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: batches.length > 0 ? 'high' : 'medium',
      what:
        batches.length > 0
          ? `${holds}, so other users' items are accessible by ${shownList(batches)}`
          : `${holds}, and only the choice of actions prevents requests with several`,
      fix: FIX,
    },
  ];
}

function withoutSetOperator({
  statement,
  condition,
}: LeadingKeysCondition): readonly RuleFinding[] {
  if (conditionOperator(condition.operator).set !== undefined) return [];
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: 'medium',
      what: `${condition.operator} on ${LEADING_KEYS} has no set operator, and AWS does not document which requests it then matches`,
      fix: FIX,
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
