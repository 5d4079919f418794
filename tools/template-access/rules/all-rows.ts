import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { grantsOf, type Grant } from '../grants/grants';
import type { PolicyStatement } from '../policies/policy-statement';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { itemVerbs } from './analysis/action-words';
import { itemActions } from './analysis/item-actions';
import { isNarrowed, limitsKeys } from './analysis/narrowed-statement';
import { usersOf } from './analysis/role-users';
import { whoAre } from './analysis/who';
import { unsatisfiableTrust } from './unsatisfiable-trust';

/**
 * Users who sign in reach every item of a table, which is what `rows: "all"` asks for: not a fault, but what a reviewer of
 * access looks for first. GuestRole finds guests, BypassedLeadingKeys a table that another statement limits, and
 * WildcardResource tables that no statement names, and UnsatisfiableTrust a role that nobody gets.
 */
export const allRows: AccessRule = {
  name: 'AllRows',
  severity: 'info',
  find: (access) =>
    access.principals
      .filter((one) => usersOf(one, access).some(({ kind }) => kind === 'authenticated'))
      .filter((one) => unsatisfiableTrust.find({ ...access, principals: [one] }).length === 0)
      .flatMap((role) => findingsIn(role, access)),
};

function findingsIn(role: Principal, access: TemplateAccess): readonly RuleFinding[] {
  const allowed = role.statements.filter(({ effect }) => effect === 'Allow');
  const limited = new Set(allowed.filter(limitsKeys).flatMap((one) => tablesOf(one, access)));
  return allowed.flatMap((statement) => {
    if (limitsKeys(statement) || isNarrowed(statement)) return [];
    const tables = tablesOf(statement, access).filter((one) => !limited.has(one));
    const verbs = itemVerbs(statement.actions);
    if (tables.length === 0 || verbs.length === 0) return [];
    return [
      {
        at: statement.at,
        what: `${whoAre([role], access)} can ${shownList(verbs)} every item of ${shownList(tables)}`,
        fix: `Nothing if all users share these items; otherwise add ForAllValues:StringEquals ${LEADING_KEYS} with the ID of the user, and Null ${LEADING_KEYS} false`,
      },
    ];
  });
}

/** The tables that a statement names, by logical ID, and on whose items it allows actions. */
function tablesOf(statement: PolicyStatement, access: TemplateAccess): readonly string[] {
  return grantsOf([statement], access).grants.flatMap(tableOf);
}

function tableOf({ target, actions }: Grant): readonly string[] {
  const isOnItems = target.kind === 'table' && itemActions(actions, target).length > 0;
  return isOnItems && target.parts.some((one) => !one.startsWith('stream')) ? [target.table] : [];
}
