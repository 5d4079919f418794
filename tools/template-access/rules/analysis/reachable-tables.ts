import { grantsOf } from '../../grants/grants';
import { grantsOfResourcePolicies } from '../../grants/resource-grants';
import { servicesOf, targetKeys, targetTables } from '../../grants/target';
import { DYNAMODB, isOfService } from '../../policies/actions';
import { ASSUME_ROLE } from '../../policies/assume-role-actions';
import type { PolicyStatement, Selection } from '../../policies/policy-statement';
import { selects } from '../../policies/selected-actions';
import { describesTables } from '../../policies/table-actions';
import type { Principal } from '../../principals/principal';
import type { TemplateAccess } from '../../template-access';

/** Whether a statement applies to tables, in the template or not. */
export function reachesTables(statement: PolicyStatement, access: TemplateAccess): boolean {
  return grantsOf([statement], access).grants.some(({ target }) =>
    servicesOf(target).includes(DYNAMODB),
  );
}

/** The KMS keys of the template that a statement applies to, or possibly applies to. */
export function keysReachedBy(
  statement: PolicyStatement,
  access: TemplateAccess,
): readonly string[] {
  return grantsOf([statement], access).grants.flatMap(({ target }) => targetKeys(target));
}

/** The tables of the template that a role can access: by its policies, table policies, and roles that trust it. */
export function tablesReachedBy(role: Principal, access: TemplateAccess): readonly string[] {
  const roles = rolesFrom(role, access);
  const allowed = roles
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect === 'Allow');
  const arns = roles.map(({ arn }) => arn);
  const reached = new Set([
    ...grantsOf(allowed, access)
      .grants.filter(({ actions }) => actsOnTables(actions))
      .flatMap(({ target }) => targetTables(target)),
    ...tablesOpenTo(arns, access),
  ]);
  return access.tables.map(({ id }) => id).filter((id) => reached.has(id));
}

/** Whether actions read, write or change tables. Those of keys do not. */
export function actsOnTables({ patterns, except }: Selection): boolean {
  return except || patterns.some((one) => isOfService(one, DYNAMODB) && !describesTables(one));
}

/** The tables whose resource-based policies allow one of these principals access. */
function tablesOpenTo(arns: readonly string[], { tables }: TemplateAccess): readonly string[] {
  return grantsOfResourcePolicies({ tables, keys: [] })
    .filter(
      ({ name, except, grant }) =>
        grant.statement.effect === 'Allow' && !except && arns.includes(name),
    )
    .flatMap(({ grant }) => targetTables(grant.target));
}

/** A role, and the roles that it can assume because their trust policies name it or a role that can. */
export function rolesFrom(role: Principal, access: TemplateAccess): readonly Principal[] {
  return [role, ...rolesTrusting(role, access, new Set([role]))];
}

/** The roles whose trust policies name a role, recursively. */
function rolesTrusting(
  { arn }: Principal,
  access: TemplateAccess,
  seen: Set<Principal>,
): readonly Principal[] {
  const next = access.principals.filter((one) => !seen.has(one) && trusts(one, arn));
  next.forEach((one) => seen.add(one));
  return [...next, ...next.flatMap((one) => rolesTrusting(one, access, seen))];
}

function trusts({ trust }: Principal, arn: string): boolean {
  return trust.some(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      selects(actions, ASSUME_ROLE) &&
      principals?.except === false &&
      principals.named.some(({ name }) => name === arn),
  );
}
