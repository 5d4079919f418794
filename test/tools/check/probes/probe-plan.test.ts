import { groupItemProbes } from '../../../../tools/check/probes/group-item-probes';
import { identityProbes } from '../../../../tools/check/probes/identity-probes';
import { itemProbes } from '../../../../tools/check/probes/item-probes';
import {
  REFUSED_OPERATIONS,
  type IdentityOperation,
  type PresentedToken,
} from '../../../../tools/check/probes/probe';
import { probeUsers, probePlan } from '../../../../tools/check/probes/probe-plan';
import { checked, shippedStage, SHIPPED, withTable } from '../../../stages';
import { knowsTenants } from '../../../../lib/stage/needed-claims';

/** Every operation and token of an identity probe. One that is missing does not compile. */
const OPERATIONS = {
  GetId: true,
  GetCredentialsForIdentity: true,
  GetOpenIdToken: true,
  AssumeRoleWithWebIdentity: true,
  UpdateUserAttributes: true,
} satisfies Record<IdentityOperation, true>;
const TOKENS = {
  'their ID token': true,
  'no token': true,
  'a token of another user pool': true,
  'a token of another app client': true,
  'a tampered ID token': true,
} satisfies Record<PresentedToken, true>;

describe('probes of the shipped stages', () => {
  const probes = SHIPPED.flatMap((name) => probePlan(checked(shippedStage(name))).probes);
  const identities = probes.filter((probe) => probe.kind === 'identity');
  const inSome = <T>(all: readonly T[]) => [...new Set(all)].sort();

  test('include every operation and every token of identity probes', () => {
    expect(inSome(identities.map(({ action }) => action))).toEqual(Object.keys(OPERATIONS).sort());
    expect(inSome(identities.map(({ shows }) => shows))).toEqual(Object.keys(TOKENS).sort());
  });

  test('include every refused operation', () => {
    const actions = new Set<string>(probes.map(({ action }) => action));
    expect(REFUSED_OPERATIONS.filter((action) => !actions.has(action))).toEqual([]);
  });
});

describe('probe plan', () => {
  test.each(SHIPPED)(
    'of %s has identity probes first, then item probes of users with credentials',
    (name) => {
      const stage = checked(shippedStage(name));
      const { users, probes } = probePlan(stage);
      expect(users).toEqual(probeUsers(stage));
      const identities = identityProbes(stage, users);
      expect(probes.slice(0, identities.length)).toEqual(identities);
      const refused = identities
        .filter(
          ({ expected, roleOfTenant, roleOfGroup, shows }) =>
            expected === 'denied' &&
            roleOfTenant === undefined &&
            roleOfGroup === undefined &&
            shows === 'their ID token',
        )
        .filter(({ action }) => action === 'GetCredentialsForIdentity')
        .map(({ who }) => who);
      const withCredentials = users.filter((user) => !refused.includes(user.name));
      const outside = withCredentials.filter(({ group }) => group === undefined);
      expect(probes.slice(identities.length)).toEqual([
        ...itemProbes(stage, outside),
        ...groupItemProbes(stage, withCredentials),
      ]);
    },
  );

  test.each(SHIPPED)('of %s writes an item before it reads it', (name) => {
    const { probes } = probePlan(checked(shippedStage(name)));
    const items = probes.filter((probe) => probe.kind === 'item');
    const reads = items.filter(({ action }) => action === 'GetItem');
    expect(reads).not.toEqual([]);
    for (const read of reads) {
      const write = items.findIndex(
        ({ action, who, table, rowOf }) =>
          action === 'PutItem' && who === read.who && table === read.table && rowOf === read.rowOf,
      );
      expect(write).toBeGreaterThanOrEqual(0);
      expect(write).toBeLessThan(items.indexOf(read));
    }
  });

  test.each(SHIPPED)('of %s has no probe twice', (name) => {
    const { probes } = probePlan(checked(shippedStage(name)));
    expect(new Set(probes.map((probe) => JSON.stringify(probe))).size).toBe(probes.length);
  });
});

const CLAIM = { identity: { tenantClaim: 'custom:tenantId' } };
const SHORT = { maxSessionDuration: '2h' };
const OWN_PREFIX = { by: 'own', match: 'prefix' };
const userOf = (tenant: string) => ({ name: `user of tenant ${tenant}`, tenant });
const WITHOUT_TENANT = { name: 'user without a tenant', tenant: undefined };
const TWO = [
  { name: 'user 1', tenant: undefined },
  { name: 'user 2', tenant: undefined },
];

describe('temporary users of a check', () => {
  test.each([
    ['all', 'all'],
    ['own by identityId', 'own'],
    ['own by userSub', { by: 'own', id: 'userSub' }],
    ['own by prefix', OWN_PREFIX],
  ])('are two without a tenant if rows are %s', (_what, rows) => {
    const stage = checked(withTable({ rows }));
    expect(probeUsers(stage)).toEqual(TWO);
    expect(knowsTenants(stage)).toBe(false);
  });

  test.each<[string, unknown, object, object[]]>([
    [
      'rows by tenant',
      'tenant',
      {},
      [userOf('check-tenant-1'), userOf('check-tenant-2'), WITHOUT_TENANT],
    ],
    [
      'a tenant that is only revoked',
      'all',
      { acme: { revokeIssuedBefore: '2026-11-01T00:00:00Z' } },
      [userOf('check-tenant-1'), userOf('check-tenant-2'), WITHOUT_TENANT],
    ],
    [
      'one tenant with a role',
      'tenant',
      { acme: SHORT },
      [userOf('acme'), userOf('check-tenant-1'), WITHOUT_TENANT],
    ],
    [
      'two tenants with roles',
      'all',
      { acme: SHORT, beta: SHORT },
      [userOf('acme'), userOf('beta'), userOf('check-tenant-1'), WITHOUT_TENANT],
    ],
    [
      'three tenants with roles',
      'tenant',
      { acme: SHORT, beta: SHORT, gamma: SHORT },
      [userOf('acme'), userOf('beta'), userOf('gamma'), userOf('check-tenant-1'), WITHOUT_TENANT],
    ],
  ])(
    'include one of each tenant with a role, two tenants at least, and one without a tenant: %s',
    (_what, rows, tenants, expected) => {
      const stage = checked(withTable({ rows }, { ...CLAIM, tenants }));
      expect(probeUsers(stage)).toEqual(expected);
      expect(knowsTenants(stage)).toBe(true);
    },
  );

  test('have tenants if one table isolates by tenant', () => {
    const { tables, ...stage } = withTable({});
    const settings = { ...tables.orders, rows: 'tenant' };
    expect(knowsTenants(checked({ ...stage, ...CLAIM, tables: { ...tables, settings } }))).toBe(
      true,
    );
  });
});
