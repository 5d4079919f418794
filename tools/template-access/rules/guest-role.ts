import type { IdentityPool, RoleAttachment } from '../identity-pools/identity-pool';
import { allowsAllTables } from '../policies/aws-managed-policies';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { within } from '../template/location';
import { shown, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { tablesReachedBy } from './analysis/reachable-tables';

/**
 * An identity pool allows no unauthenticated identities: anyone who knows the pool's ID, which every client contains, can get
 * one. The severity is lower if they cannot access tables of the template, or do not get a role.
 */
export const guestRole: AccessRule = {
  name: 'GuestRole',
  severity: 'high',
  find: (access) =>
    access.identityPools.flatMap((pool) => {
      const attached = pool.attachments.filter(({ to }) => to === 'unauthenticated');
      return pool.allowsUnauthenticated && attached.length === 0
        ? [withoutRole(pool)]
        : attached.map((attachment) => findingOf(attachment, pool, access));
    }),
};

function withoutRole({ id, at }: IdentityPool): RuleFinding {
  return {
    at: within(at, 'AllowUnauthenticatedIdentities'),
    severity: 'medium',
    what: `${id} allows unauthenticated identities, which can assume any role that trusts the pool and does not require authenticated identities`,
    fix: 'Set AllowUnauthenticatedIdentities to false',
  };
}

const FIX =
  'Set AllowUnauthenticatedIdentities to false, and remove the unauthenticated role from the role attachment';

function findingOf(
  { at, role: arn }: RoleAttachment,
  pool: IdentityPool,
  access: TemplateAccess,
): RuleFinding {
  const role = access.principals.find((one) => one.arn === arn);
  const name = role?.id ?? shown(arn);
  if (!pool.allowsUnauthenticated) {
    const what = `${pool.id} has the role ${name} for unauthenticated identities, which get it once AllowUnauthenticatedIdentities is true`;
    return { at, severity: 'low', what, fix: FIX };
  }
  const { severity, which } = reachOf(role, access);
  const what = `${pool.id} assigns the role ${name}, ${which}, to everyone who knows its ID, without sign-in`;
  return { at, severity, what, fix: FIX };
}

/** Describes the tables that a role can access. */
function reachOf(role: Principal | undefined, access: TemplateAccess) {
  if (!role)
    return { severity: 'medium' as const, which: 'whose policies are not in the template' };
  const tables = tablesReachedBy(role, access);
  if (tables.length > 0) {
    return { severity: 'high' as const, which: `which can access ${shownList(tables)}` };
  }
  const managed = role.externalManagedPolicies;
  if (managed.some((one) => allowsAllTables(one.arn))) {
    return { severity: 'high' as const, which: 'which can access every table in the account' };
  }
  const which =
    managed.length > 0
      ? 'whose policies are not all in the template'
      : 'which cannot access tables of the template';
  return { severity: 'medium' as const, which };
}
