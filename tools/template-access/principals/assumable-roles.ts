import { inStack } from '../grants/stack-arns';
import { ASSUME_ROLE } from '../policies/assume-role-actions';
import { covers } from '../policies/patterns';
import { selects } from '../policies/selected-actions';
import { referenceOf, split, type TemplateText } from '../template/template-text';
import type { Principal } from './principal';

/**
 * The roles of the template that a principal can assume, also one through another. A trust policy that names the principal is
 * enough; one that trusts the account needs a policy of the principal.
 *
 * Source: AWS STS API Reference, AssumeRole.
 */
export function assumableRoles(
  principal: Principal,
  principals: readonly Principal[],
): readonly Principal[] {
  const found: Principal[] = [];
  let next: readonly Principal[] = [principal];
  while (next.length > 0) {
    const before = [principal, ...found];
    next = principals.filter(
      (role) => !before.includes(role) && next.some((one) => canAssume(one, role)),
    );
    found.push(...next);
  }
  return principals.filter((role) => found.includes(role));
}

function canAssume(principal: Principal, role: Principal): boolean {
  return role.trust.some((statement) => {
    if (statement.effect !== 'Allow' || statement.principals?.except !== false) return false;
    if (!selects(statement.actions, ASSUME_ROLE)) return false;
    const trusted = statement.principals.named.filter(({ kind }) => kind === 'AWS');
    if (trusted.some(({ name }) => name === principal.arn)) return principal.inTemplate;
    return trusted.some(({ name }) => isAccount(name)) && mayCall(principal, role.arn);
  });
}

/** Whether a policy of a principal allows it to assume a role, without a regard for Deny statements and boundaries. */
function mayCall({ statements, externalManagedPolicies }: Principal, role: TemplateText): boolean {
  const managed = externalManagedPolicies.flatMap((policy) => policy.statements ?? []);
  return [...statements, ...managed].some(
    (statement) =>
      statement.effect === 'Allow' &&
      selects(statement.actions, ASSUME_ROLE) &&
      statement.resources.patterns.some((one) => covers(inStack(one, role), role)) !==
        statement.resources.except,
  );
}

/** Everybody, an account, or its root: with any of them, policies of the account's principals decide. */
function isAccount(name: TemplateText): boolean {
  if (name === '*' || /^\d{12}$/.test(name) || referenceOf(name) === 'AWS::AccountId') return true;
  return split(name, ':').at(-1) === 'root';
}
