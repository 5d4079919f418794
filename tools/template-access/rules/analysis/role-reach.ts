import { grantsOf, type StatementGrant } from '../../grants/grants';
import { servicesOf, type Target } from '../../grants/target';
import { DYNAMODB } from '../../policies/actions';
import { allowsAllTables, isKnownNotToReachTables } from '../../policies/aws-managed-policies';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';
import { shown, shownList, split, type TemplateText } from '../../template/template-text';
import type { Severity } from '../finding';
import { actsOnTables, rolesFrom, tablesReachedBy } from './reachable-tables';
import { tableBreadth } from './table-breadth';

/** The tables that a role reaches, in the template or not. */
export interface RoleReach {
  readonly extent: 'tables' | 'unknown' | 'none';
  /** Such as `every table in the account`. */
  readonly tables: string;
}

/** The severity of a finding about who gets a role. */
export const SEVERITY_BY_REACH: Readonly<Record<RoleReach['extent'], Severity>> = {
  tables: 'high',
  unknown: 'medium',
  none: 'low',
};

const EVERY = 'every table in the account';

/** What a role reaches by its policies, table policies and the roles that trust it; undefined for one elsewhere. */
export function reachOf(role: Principal | undefined, access: TemplateAccess): RoleReach {
  if (!role) return unknownReach('whose policies are not in the template');
  const roles = rolesFrom(role, access);
  const managed = roles.flatMap(({ externalManagedPolicies }) => externalManagedPolicies);
  const allowed = roles
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect === 'Allow');
  const beyond = grantsOf(allowed, access).grants.flatMap(beyondTemplate);
  const isEvery = managed.some(({ arn }) => allowsAllTables(arn)) || beyond.includes(EVERY);
  const tables = isEvery ? [EVERY] : [...tablesReachedBy(role, access), ...beyond];
  if (tables.length > 0) return { extent: 'tables', tables: shownList(tables) };
  const isOpen = managed.some(({ arn }) => !isKnownNotToReachTables(arn));
  return isOpen || roles.some(({ hasTransform }) => hasTransform)
    ? unknownReach('whose policies are not all in the template')
    : { extent: 'none', tables: 'no table' };
}

function unknownReach(tables: string): RoleReach {
  return { extent: 'unknown', tables };
}

/** The tables of a grant that are not, or not known to be, in the template. */
function beyondTemplate({ target, actions, statement }: StatementGrant): readonly TemplateText[] {
  if (!actsOnTables(actions) || !servicesOf(target).includes(DYNAMODB)) return [];
  if (statement.resources.except) return ['every table that NotResource does not name'];
  return tablesOf(target);
}

function tablesOf(target: Target): readonly TemplateText[] {
  switch (target.kind) {
    case 'pattern':
      return [breadthOf(target.pattern)];
    case 'unknown':
      return target.tables.length > 0 ? [] : [breadthOf(target.pattern)];
    case 'elsewhere':
      return split(target.arn, ':').slice(5).join(':').startsWith('table/') ? [target.arn] : [];
    case 'table':
    case 'key':
    case 'account':
      return [];
  }
}

function breadthOf(pattern: TemplateText): TemplateText {
  const tables = tableBreadth(pattern)?.tables;
  if (tables === 'every table') return EVERY;
  return tables ?? `what ${shown(pattern)} names`;
}
