import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../policies/condition-operator';
import { within } from '../template/location';
import type { PolicyStatement } from '../policies/policy-statement';
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
 * A condition on partition keys is true only where every key of a request matches, and false for a request without one.
 *
 * `ForAllValues` and `…IfExists` are true where there is no key, `ForAnyValue` where one of several matches; an operator
 * without a set operator is not for multivalued keys. Source: IAM User Guide, Single-valued vs. multivalued context keys; DynamoDB
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

/**
 * Actions that reach items and may name no partition key. PartiQLSelect has the condition key `dynamodb:FullTableScan`
 * for that. Source: Service Authorization Reference, Amazon DynamoDB.
 */
export const WITHOUT_KEYS: readonly string[] = [
  'ExportTableToPointInTime',
  'GetRecords',
  'PartiQLSelect',
  'Scan',
  'SearchVectors',
];

/** Actions that name several partition keys in one request. */
const SEVERAL_KEYS = ['BatchGetItem', 'BatchWriteItem'];

const FIX = `write ForAllValues:StringEquals ${LEADING_KEYS} with Null ${LEADING_KEYS} false in the same statement`;

function withoutKey({ statement, condition }: LeadingKeysCondition): readonly RuleFinding[] {
  if (!holdsWithoutKey(condition) || requiresKey(statement.conditions, LEADING_KEYS)) return [];
  const keyless = actionsIn(statement, WITHOUT_KEYS);
  const holds = `${condition.operator} on ${LEADING_KEYS} holds for a call that names no partition key`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: keyless.length > 0 ? 'high' : 'medium',
      what:
        keyless.length > 0
          ? `${holds}, so the rows of everybody are reached by ${shownList(keyless)}`
          : `${holds}, which nothing but the choice of actions keeps from being called`,
      fix: FIX,
    },
  ];
}

function oneOfSeveral({ statement, condition }: LeadingKeysCondition): readonly RuleFinding[] {
  if (conditionOperator(condition.operator).set !== 'ForAnyValue') return [];
  const batches = actionsIn(statement, SEVERAL_KEYS);
  const holds = `${condition.operator} on ${LEADING_KEYS} holds where one of the partition keys of a call fits`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: batches.length > 0 ? 'high' : 'medium',
      what:
        batches.length > 0
          ? `${holds}, so the rows of others are reached beside one's own by ${shownList(batches)}`
          : `${holds}, which nothing but the choice of actions keeps from naming several`,
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
      what: `${condition.operator} on ${LEADING_KEYS} has no set operator, and AWS does not say for which calls it then holds`,
      fix: FIX,
    },
  ];
}

/** The actions of a statement that are, or may be, in a list. */
function actionsIn(statement: PolicyStatement, names: readonly string[]): readonly TemplateText[] {
  if (allowsTablesByNotAction(statement)) return ['every action that NotAction does not name'];
  return tableActions(statement).filter(
    (one) => hasWildcard(one) || names.some((name) => coversAction(one, `dynamodb:${name}`)),
  );
}
