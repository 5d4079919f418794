import { ATTRIBUTES, SELECT } from '../../../lib/aws/condition-keys';
import { conditionOperator, sameKey } from '../policies/condition-operator';
import { isNull } from '../policies/key-presence';
import type { Condition, PolicyStatement } from '../policies/policy-statement';
import { coversAction } from '../policies/selected-actions';
import { SELECTING_READS } from '../policies/table-actions';
import type { TemplateAccess } from '../template-access';
import { shownList, type TemplateText } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedByTables, allowedToPrincipals } from './analysis/allow-statements';
import { comparedIn, requirement } from './analysis/condition-requirement';
import { allowsTablesByNotAction, tableActions } from './analysis/statement-actions';
import { conditionElement } from './analysis/statement-elements';
import { whoHas } from './analysis/who';

/**
 * A limit on attributes that are read also limits `dynamodb:Select`: a read that names no attribute returns all of them, and
 * meets every condition on the attributes that it names.
 *
 * Source: DynamoDB Developer Guide, Using IAM policy conditions for fine-grained access control; Service Authorization
 * Reference, Amazon DynamoDB.
 */
export const attributesWithoutSelect: AccessRule = {
  name: 'AttributesWithoutSelect',
  severity: 'high',
  find: (access) =>
    [...allowedToPrincipals(access), ...allowedByTables(access)].flatMap((statement) =>
      findingIn(statement, access),
    ),
};

/** Values with which a response has only the attributes that the request names, or none. */
const SPECIFIC = ['specific_attributes', 'count'];

function findingIn(statement: PolicyStatement, access: TemplateAccess): readonly RuleFinding[] {
  const limits = statement.conditions.filter(limitsAttributes);
  const reads = readsIn(statement);
  if (limits.length === 0 || reads.length === 0 || limitsSelect(statement)) return [];
  const written = statement.conditions.filter(({ key }) => sameKey(key, SELECT));
  const how = written.length === 0 ? 'Add' : `Replace the condition on ${SELECT} by`;
  return [
    {
      at: conditionElement(statement),
      what: `${whoHas(statement, access)} can read every attribute by ${shownList(reads)} that names none: ${shownList(limits.map(({ operator }) => operator))} ${ATTRIBUTES} holds without ${SELECT}`,
      fix: `${how} StringEqualsIfExists ${SELECT} SPECIFIC_ATTRIBUTES, which writes do not have`,
    },
  ];
}

/** Whether a condition is meant to limit the attributes: `*` does not, and Null only tests their presence. */
function limitsAttributes(condition: Condition): boolean {
  if (!sameKey(condition.key, ATTRIBUTES) || isNull(condition)) return false;
  return !comparedIn(condition).some(({ value, isPattern }) => isPattern && /^\*+$/.test(value));
}

/** DynamoDB sets the key for every read, so `IfExists` limits reads too. */
function limitsSelect({ conditions }: PolicyStatement): boolean {
  const isSpecific = ({ value }: { readonly value: TemplateText }) =>
    SPECIFIC.includes(value.toLowerCase());
  const limits = conditions.filter(
    ({ operator }) => conditionOperator(operator).set !== 'ForAllValues',
  );
  return requirement(limits, SELECT, isSpecific) !== 'never';
}

function readsIn(statement: PolicyStatement): readonly TemplateText[] {
  if (allowsTablesByNotAction(statement)) return ['every read not in NotAction'];
  return tableActions(statement).filter((pattern) =>
    SELECTING_READS.some((name) => coversAction(pattern, `dynamodb:${name}`)),
  );
}
