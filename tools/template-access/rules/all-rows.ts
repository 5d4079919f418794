import { LEADING_KEYS } from '../../../lib/aws/condition-keys';
import { grantsOf, type StatementGrant } from '../grants/grants';
import { groupBy } from '../grouping';
import type { PolicyStatement } from '../policies/policy-statement';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { locationText } from '../template/location';
import { shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { ITEM_VERBS, itemVerbs } from './analysis/action-words';
import { itemActions } from './analysis/item-actions';
import { isNarrowed, limitsKeys } from './analysis/narrowed-statement';
import { roleUsersOf } from './analysis/role-users';
import { whoAre } from './analysis/who';
import { unsatisfiableTrust } from './unsatisfiable-trust';

/**
 * Users who sign in reach every item of a table, which is what `rows: "all"` asks for: not a fault, but what a reviewer of
 * access looks for first. GuestRole finds unauthenticated identities, BypassedLeadingKeys a table that another statement limits, and
 * WildcardResource tables that no statement names, and UnsatisfiableTrust a role that nobody gets.
 */
export const allRows: AccessRule = {
  name: 'AllRows',
  severity: 'info',
  find: (access) =>
    access.principals
      .filter((one) => roleUsersOf(one, access).some(({ kind }) => kind === 'authenticated'))
      .filter((one) => unsatisfiableTrust.find({ ...access, principals: [one] }).length === 0)
      .flatMap((role) => findingsIn(role, access)),
};

function findingsIn(role: Principal, access: TemplateAccess): readonly RuleFinding[] {
  const allowed = role.statements.filter(({ effect }) => effect === 'Allow');
  const limited = new Set(allowed.filter(limitsKeys).flatMap((one) => tablesOf(one, access)));
  const open = allowed
    .filter((statement) => !limitsKeys(statement) && !isNarrowed(statement))
    .flatMap((statement) => tablesOf(statement, access).map((table) => ({ table, statement })))
    .filter(({ table }) => !limited.has(table));
  const byTable = groupBy(open, ({ table }) => table).map((same) => scopeOf(same));
  return groupBy(byTable, ({ verbs, at }) => `${verbs} ${locationText(at)}`).flatMap((same) =>
    same.slice(0, 1).map(({ verbs, at }) => {
      const what = `${whoAre([role], access)} can ${verbs} every item of ${shownList(same.map(({ table }) => table))}`;
      return { at, what, fix: FIX };
    }),
  );
}

const FIX = `Nothing if all users share these items; otherwise add ForAllValues:StringEquals ${LEADING_KEYS} with the ID of the user, and Null ${LEADING_KEYS} false`;

interface Open {
  readonly table: string;
  readonly statement: PolicyStatement;
}

/** What the statements on one table allow together, and where the first one is. */
function scopeOf(same: readonly Open[]) {
  const [first] = same;
  const verbs = same.flatMap(({ statement }) => itemVerbs(statement.actions));
  return {
    table: first?.table ?? '',
    at: first?.statement.at ?? { resource: '', property: '' },
    verbs: shownList(ITEM_VERBS.filter((verb) => verbs.includes(verb))),
  };
}

/** The tables that a statement names, by logical ID, and on whose items it allows actions. */
function tablesOf(statement: PolicyStatement, access: TemplateAccess): readonly string[] {
  return grantsOf([statement], access).grants.flatMap(tableOf);
}

function tableOf({ target, actions }: StatementGrant): readonly string[] {
  const isOnItems = target.kind === 'table' && itemActions(actions, target).length > 0;
  return isOnItems && target.parts.some((one) => !one.startsWith('stream')) ? [target.table] : [];
}
