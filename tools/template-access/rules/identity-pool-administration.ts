import { hasWildcard } from '../policies/patterns';
import type { PolicyStatement } from '../policies/policy-statement';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { isLiteral, shown, shownList, split } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { ADMINISTRATION, type Power } from './analysis/pool-administration';
import { reachesTables } from './analysis/reachable-tables';
import { roleUsersOf } from './analysis/role-users';
import { coversAction, selects } from '../policies/selected-actions';
import { actionElement } from './analysis/statement-elements';
import { holdersOf, whoAre } from './analysis/who';

/**
 * Users of an identity pool do not administer what isolates them: the pool, its roles and session tags, the attributes of
 * users, and IAM. Row isolation is only as strong as the permission to change it.
 *
 * Source: Service Authorization Reference, Amazon Cognito Identity, Amazon Cognito User Pools and AWS IAM.
 */
export const identityPoolAdministration: AccessRule = {
  name: 'IdentityPoolAdministration',
  severity: 'high',
  find: (access) =>
    allowedToPrincipals(access).flatMap((statement) => findingIn(statement, access)),
};

function findingIn(statement: PolicyStatement, access: TemplateAccess): readonly RuleFinding[] {
  // WildcardAction finds statements that allow every action, also on tables.
  const isEvery = statement.actions.except || statement.actions.patterns.includes('*');
  if (isEvery && reachesTables(statement, access)) return [];
  const holders = holdersOf(statement, access);
  const areUsers = holders.filter((one) => roleUsersOf(one, access).length > 0);
  const powers = ADMINISTRATION.filter(
    (power) => hasPower(statement, power) && (areUsers.length > 0 || !power.isOfUsersOnly),
  );
  if (powers.length === 0) return [];
  const isOfUsersOnly = powers.every((one) => one.isOfUsersOnly);
  const who = whoAre(isOfUsersOnly ? areUsers : holders, access);
  const used = usedActions(statement, powers);
  return [
    {
      at: actionElement(statement),
      severity: areUsers.some((one) => isOfAll(one, access)) ? 'high' : 'medium',
      what: `${who} can ${shownList(powers.map(({ can }) => can))}, by ${used}`,
      fix:
        areUsers.length > 0
          ? `Remove ${used} from the policies of ${shownList(areUsers.map(({ id }) => id))}; clients sign in and get credentials without a permission`
          : 'Allow only the required actions, on the ARN of the one pool',
    },
  ];
}

/** Whether a role is for all authenticated or unauthenticated identities of a pool, not only for those of a group or with a claim. */
function isOfAll(role: Principal, access: TemplateAccess): boolean {
  return roleUsersOf(role, access).some(({ only }) => only === undefined);
}

function hasPower({ actions, resources }: PolicyStatement, power: Power): boolean {
  return power.actions.some((action) => {
    const [service = ''] = action.split(':');
    const isApplied =
      resources.except || resources.patterns.some((pattern) => mayBeOfService(pattern, service));
    return isApplied && selects(actions, action);
  });
}

/** Whether a resource pattern covers resources of a service, or possibly does. */
function mayBeOfService(pattern: string, service: string): boolean {
  const [, , written] = split(pattern, ':');
  return (
    written === undefined || written === service || hasWildcard(written) || !isLiteral(written)
  );
}

function usedActions({ actions }: PolicyStatement, powers: readonly Power[]): string {
  if (actions.except) return `every action except ${shownList(actions.patterns)}`;
  const names = powers.flatMap((power) => power.actions);
  return shownList(
    actions.patterns.filter((one) => names.some((name) => coversAction(one, name))).map(shown),
  );
}
