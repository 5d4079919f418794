import type { IdentityPool, RoleAttachment } from '../identity-pools/identity-pool';
import { allowsAllTables } from '../policies/aws-managed-policies';
import type { Principal } from '../principals/principal';
import type { TemplateAccess } from '../template-access';
import { within } from '../template/location';
import { shown, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { tablesReachedBy } from './analysis/reachable-tables';

/**
 * An identity pool admits no unauthenticated identities: anybody who knows the pool's ID, which every client has, can
 * be one. The severity is lower where they reach no table of the template, and where they do not get their role.
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
    what: `${id} gives identities to guests, who can assume any role that trusts the pool and does not ask for authenticated`,
    fix: 'write AllowUnauthenticatedIdentities false',
  };
}

const FIX =
  'write AllowUnauthenticatedIdentities false, and no unauthenticated role in the attachment';

function findingOf(
  { at, role: arn }: RoleAttachment,
  pool: IdentityPool,
  access: TemplateAccess,
): RuleFinding {
  const role = access.principals.find((one) => one.arn === arn);
  const name = role?.id ?? shown(arn);
  if (!pool.allowsUnauthenticated) {
    const what = `${pool.id} has the role ${name} for guests, who reach it as soon as AllowUnauthenticatedIdentities is set`;
    return { at, severity: 'low', what, fix: FIX };
  }
  const { severity, which } = reachOf(role, access);
  const what = `${pool.id} gives everybody who knows its ID, without signing in, the role ${name}, ${which}`;
  return { at, severity, what, fix: FIX };
}

/** The tables that a role reaches, in words. */
function reachOf(role: Principal | undefined, access: TemplateAccess) {
  if (!role)
    return { severity: 'medium' as const, which: 'whose policies are not in the template' };
  const tables = tablesReachedBy(role, access);
  if (tables.length > 0) {
    return { severity: 'high' as const, which: `which reaches ${shownList(tables)}` };
  }
  const managed = role.externalManagedPolicies;
  if (managed.some((one) => allowsAllTables(one.arn))) {
    return { severity: 'high' as const, which: 'which reaches every table of the account' };
  }
  const which =
    managed.length > 0 ? 'whose policies are not all here' : 'which reaches no table here';
  return { severity: 'medium' as const, which };
}
