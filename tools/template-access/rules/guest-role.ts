import type {
  TemplateIdentityPool,
  RoleAttachment,
} from '../identity-pools/template-identity-pool';
import type { TemplateAccess } from '../template-access';
import { within } from '../template/location';
import { shown } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { reachOf, SEVERITY_BY_REACH, type RoleReach } from './analysis/role-reach';

/**
 * Unauthenticated identities of an identity pool reach no table: anyone who knows the pool's ID, which every client
 * contains, gets one. The severity is lower if their role reaches no table, or if they do not get it.
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

const SIGN_IN_ONLY =
  'set AllowUnauthenticatedIdentities to false and remove the unauthenticated role from the role attachment';

function withoutRole({ id, at }: TemplateIdentityPool): RuleFinding {
  return {
    at: within(at, 'AllowUnauthenticatedIdentities'),
    severity: 'medium',
    what: `Unauthenticated identities of ${id} can assume any role that trusts the pool and does not require authenticated identities`,
    fix: 'Assign them a role of their own whose policies reach no table; or, if all users sign in, set AllowUnauthenticatedIdentities to false',
  };
}

function findingOf(
  { at, role: arn }: RoleAttachment,
  pool: TemplateIdentityPool,
  access: TemplateAccess,
): RuleFinding {
  const role = access.principals.find((one) => one.arn === arn);
  const name = role?.id ?? shown(arn);
  const reach = reachOf(role, access);
  if (!pool.allowsUnauthenticated) {
    const what = `Unauthenticated identities of ${pool.id} get the role ${name} once AllowUnauthenticatedIdentities is true`;
    const fix = 'Remove the unauthenticated role from the role attachment';
    return { at, severity: 'low', what, fix };
  }
  return {
    at,
    severity: SEVERITY_BY_REACH[reach.extent],
    ...WORDS[reach.extent](pool, reach, name),
  };
}

type Words = (
  pool: TemplateIdentityPool,
  reach: RoleReach,
  name: string,
) => Pick<RuleFinding, 'what' | 'fix'>;

const WORDS: Readonly<Record<RoleReach['extent'], Words>> = {
  tables: ({ id }, { tables }, name) => ({
    what: `Unauthenticated identities of ${id} can access ${tables} with the role ${name}`,
    fix: `Remove the access to tables from the policies of ${name}; or, if all users sign in, ${SIGN_IN_ONLY}`,
  }),
  unknown: ({ id }, { tables }, name) => ({
    what: `Unauthenticated identities of ${id} get the role ${name}, ${tables}`,
    fix: `Make sure that the policies of ${name} reach no table; or, if all users sign in, ${SIGN_IN_ONLY}`,
  }),
  none: ({ id }, _reach, name) => ({
    what: `Unauthenticated identities of ${id} get the role ${name}, which cannot access tables`,
    fix: `Nothing if the app also works without sign-in; otherwise ${SIGN_IN_ONLY}`,
  }),
};
