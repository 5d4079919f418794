import type { IdentityPool, RoleAttachment } from '../identity-pools';
import { within } from '../location';
import type { TemplateAccess } from '../template-access';
import { shown } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { listed } from './analysis/listed';
import { givesAllTables } from './broad-managed-policy';
import { tablesOfRole } from './analysis/role-reach';

/**
 * An identity pool admits nobody who has not signed in: a guest is anybody who knows the pool's ID, which every client
 * has. It is a smaller matter where guests reach no table of the template, and where their role is not handed out.
 */
export const guestRole: AccessRule = {
  name: 'GuestRole',
  severity: 'high',
  find: (access) =>
    access.identityPools.flatMap((pool) => {
      const guests = pool.attachments.filter(({ to }) => to === 'guests');
      const ofRoles = guests.map((guest) => findingOf(guest, pool, access));
      return pool.allowsGuests && guests.length === 0 ? [admitted(pool)] : ofRoles;
    }),
};

function admitted({ id, at }: IdentityPool): RuleFinding {
  return {
    at: within(at, 'AllowUnauthenticatedIdentities'),
    severity: 'medium',
    what: `${id} gives identities to guests, who can assume any role that trusts the pool and does not ask for authenticated`,
    fix: 'write AllowUnauthenticatedIdentities false',
  };
}

function findingOf(
  { at, role: arn }: RoleAttachment,
  pool: IdentityPool,
  access: TemplateAccess,
): RuleFinding {
  const role = access.principals.find((one) => one.arn === arn);
  const tables = role ? tablesOfRole(role, access) : [];
  const name = role?.id ?? shown(arn);
  const handedOut = `${pool.id} gives everybody who knows its ID, without signing in, the role ${name}`;
  const fix =
    'write AllowUnauthenticatedIdentities false, and no unauthenticated role in the attachment';
  if (!pool.allowsGuests) {
    const what = `${pool.id} has the role ${name} for guests, who reach it as soon as AllowUnauthenticatedIdentities is set`;
    return { at, severity: 'low', what, fix };
  }
  if (tables.length > 0) return { at, what: `${handedOut}, which reaches ${listed(tables)}`, fix };
  const managed = role?.managedElsewhere.map((one) => one.arn) ?? [];
  if (managed.some(givesAllTables)) {
    return { at, what: `${handedOut}, which reaches every table of the account`, fix };
  }
  const known =
    managed.length > 0 ? 'whose policies are not all here' : 'which reaches no table here';
  const reach = role ? known : 'whose policies are not in the template';
  return { at, severity: 'medium', what: `${handedOut}, ${reach}`, fix };
}
