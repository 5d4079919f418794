import type { Principal } from '../../principals';
import { grantsOfResourcePolicies } from '../../resource-grants';
import type { TemplateAccess } from '../../template-access';
import { selects } from './selected-actions';
import { tablesReached } from './table-reach';

/** The tables of the template that a role reaches: by its policies, by those of tables, and as a role that trusts it. */
export function tablesOfRole(role: Principal, access: TemplateAccess): readonly string[] {
  const roles = [role, ...rolesBehind(role, access, new Set([role]))];
  const byPolicies = roles.flatMap(({ statements }) => tablesReached(statements, access));
  const arns = roles.map(({ arn }) => arn);
  const byTables = grantsOfResourcePolicies({ ...access, keys: [] }).flatMap(
    ({ name, except, grant: { statement, target } }) =>
      statement.effect === 'Allow' && !except && arns.includes(name) && target.kind === 'table'
        ? [target.table]
        : [],
  );
  const reached = new Set([...byPolicies, ...byTables]);
  return access.tables.map(({ id }) => id).filter((id) => reached.has(id));
}

/** The roles that name it in their trust, and those that name these. */
function rolesBehind(
  { arn }: Principal,
  access: TemplateAccess,
  seen: Set<Principal>,
): readonly Principal[] {
  const next = access.principals.filter((one) => !seen.has(one) && trusts(one, arn));
  next.forEach((one) => seen.add(one));
  return [...next, ...next.flatMap((one) => rolesBehind(one, access, seen))];
}

function trusts({ trust }: Principal, arn: string): boolean {
  return trust.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      selects(actions, 'sts:AssumeRole') &&
      principals?.except === false &&
      principals.named.some(({ name }) => name === arn),
  );
}
