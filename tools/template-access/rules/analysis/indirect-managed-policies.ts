import type { ExternalManagedPolicy } from '../../policies/attached-policies';
import { awsManagedPolicyName, breadthOf } from '../../policies/aws-managed-policies';
import { INDIRECT_ACTIONS, WIDE_INDIRECT_ACTIONS } from '../../policies/indirect-actions';
import { KMS } from '../../policies/actions';
import type { PolicyStatement } from '../../policies/policy-statement';
import type { TemplateAccess } from '../../template-access';
import { shownList, split, type TemplateText } from '../../template/template-text';
import type { RuleFinding } from '../access-rule';
import { coversAction } from '../../policies/selected-actions';

/**
 * The AWS managed policies of principals that lead to tables without naming them, such as IAMFullAccess. BroadManagedPolicy
 * finds those that allow every table.
 */
export function indirectManagedPolicies({ principals }: TemplateAccess): readonly RuleFinding[] {
  return principals.flatMap(({ id, externalManagedPolicies }) =>
    externalManagedPolicies.flatMap((policy) => findingIn(id, policy)),
  );
}

function findingIn(
  principal: string,
  { at, arn, statements = [] }: ExternalManagedPolicy,
): readonly RuleFinding[] {
  if (breadthOf(arn) !== undefined) return [];
  const actions = statements.flatMap(indirectActions);
  if (actions.length === 0) return [];
  const name = awsManagedPolicyName(arn) ?? '';
  return [
    {
      at,
      what: `${principal} can get indirect access by the managed policy ${name}: ${shownList(actions)}`,
      fix: 'Replace it with a policy that allows the required actions on the ARN of the one role, function or secret',
    },
  ];
}

/** The data has the actions on every resource only where they are; those on keys are grants of their own. */
function indirectActions({ effect, actions }: PolicyStatement): readonly TemplateText[] {
  if (effect === 'Deny' || actions.except) return [];
  const indirect = [...INDIRECT_ACTIONS, ...WIDE_INDIRECT_ACTIONS];
  return actions.patterns.filter(
    (pattern) =>
      pattern !== '*' &&
      split(pattern, ':')[0] !== KMS &&
      indirect.some((action) => coversAction(pattern, action)),
  );
}
