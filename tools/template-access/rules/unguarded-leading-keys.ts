import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { conditionOperator } from '../condition-operator';
import { within } from '../location';
import type { PolicyStatement } from '../statement';
import type { TemplateText } from '../template-text';
import { demandsKey, holdsWithoutKey } from '../absent-key';
import type { AccessRule, RuleFinding } from './access-rule';
import { rowConditions, type RowCondition } from './analysis/leading-keys';
import { listed } from './analysis/listed';
import { allowsTablesByNotAction, coversAction, tableActions } from './analysis/selected-actions';
import { hasWildcard } from './analysis/wildcards';

/**
 * A condition on partition keys holds for every key of a call, and for no call without one.
 *
 * `ForAllValues` and `…IfExists` hold where there is none, `ForAnyValue` where one of several fits; a bare operator is
 * not for keys of several values. Source: IAM User Guide, Single-valued vs. multivalued context keys; DynamoDB
 * Developer Guide, Using IAM policy conditions for fine-grained access control.
 */
export const unguardedLeadingKeys: AccessRule = {
  name: 'UnguardedLeadingKeys',
  severity: 'high',
  find: (access) =>
    rowConditions(access).flatMap((one) => [...absent(one), ...oneOfMany(one), ...bare(one)]),
};

/**
 * Actions that reach items and may name no partition key; PartiQLSelect knows the condition key
 * `dynamodb:FullTableScan` for it. Source: Service Authorization Reference, Amazon DynamoDB.
 */
export const WITHOUT_KEYS: readonly string[] = [
  'ExportTableToPointInTime',
  'GetRecords',
  'PartiQLSelect',
  'Scan',
  'SearchVectors',
];

/** Actions that name several partition keys in one call. */
const SEVERAL_KEYS = ['BatchGetItem', 'BatchWriteItem'];

const FIX = `write ForAllValues:StringEquals ${LEADING_KEYS} with Null ${LEADING_KEYS} false in the same statement`;

function absent({ statement, condition }: RowCondition): readonly RuleFinding[] {
  if (!holdsWithoutKey(condition) || demandsKey(statement.conditions, LEADING_KEYS)) return [];
  const keyless = actionsIn(statement, WITHOUT_KEYS);
  const holds = `${condition.operator} on ${LEADING_KEYS} holds for a call that names no partition key`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: keyless.length > 0 ? 'high' : 'medium',
      what:
        keyless.length > 0
          ? `${holds}, so the rows of everybody are reached by ${listed(keyless)}`
          : `${holds}, which nothing but the choice of actions keeps from being called`,
      fix: FIX,
    },
  ];
}

function oneOfMany({ statement, condition }: RowCondition): readonly RuleFinding[] {
  if (conditionOperator(condition.operator).set !== 'ForAnyValue') return [];
  const batches = actionsIn(statement, SEVERAL_KEYS);
  const holds = `${condition.operator} on ${LEADING_KEYS} holds where one of the partition keys of a call fits`;
  return [
    {
      at: within(statement.at, 'Condition'),
      severity: batches.length > 0 ? 'high' : 'medium',
      what:
        batches.length > 0
          ? `${holds}, so the rows of others are reached beside one's own by ${listed(batches)}`
          : `${holds}, which nothing but the choice of actions keeps from naming several`,
      fix: FIX,
    },
  ];
}

function bare({ statement, condition }: RowCondition): readonly RuleFinding[] {
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

/** Those actions of a statement that are some of a list, or may be. */
function actionsIn(statement: PolicyStatement, names: readonly string[]): readonly TemplateText[] {
  if (allowsTablesByNotAction(statement)) return ['every action that NotAction does not name'];
  return tableActions(statement).filter(
    (one) => hasWildcard(one) || names.some((name) => coversAction(one, `dynamodb:${name}`)),
  );
}
