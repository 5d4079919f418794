import { identityProbes } from '../../../../tools/check/probes/identity-probes';
import { itemProbes } from '../../../../tools/check/probes/item-probes';
import { probeUsers, probePlan } from '../../../../tools/check/probes/probe-plan';
import { checked, shippedStage, SHIPPED, withTable } from '../../../stages';
import { knowsTenants } from '../../../../lib/stage/knows-tenants';

test.each(SHIPPED)('of %s: first who becomes an identity, then what they do with items', (name) => {
  const stage = checked(shippedStage(name));
  const { users, probes } = probePlan(stage);
  expect(users).toEqual(probeUsers(stage));
  const identities = identityProbes(stage, users);
  expect(probes.slice(0, identities.length)).toEqual(identities);
  const refused = identities
    .filter(
      ({ expected, roleOfTenant, shows }) =>
        expected === 'denied' && roleOfTenant === undefined && shows === 'their ID token',
    )
    .filter(({ action }) => action === 'GetCredentialsForIdentity')
    .map(({ who }) => who);
  const withCredentials = users.filter((user) => !refused.includes(user.name));
  expect(probes.slice(identities.length)).toEqual(itemProbes(stage, withCredentials));
});

test.each(SHIPPED)('of %s: a row is written before it is read, where it may be', (name) => {
  const { probes } = probePlan(checked(shippedStage(name)));
  const items = probes.filter((probe) => probe.kind === 'item');
  for (const read of items.filter(({ action }) => action === 'GetItem')) {
    const write = items.findIndex(
      ({ action, who, table, rowOf }) =>
        action === 'PutItem' && who === read.who && table === read.table && rowOf === read.rowOf,
    );
    expect(write).toBeGreaterThanOrEqual(0);
    expect(write).toBeLessThan(items.indexOf(read));
  }
});

test.each(SHIPPED)('of %s: no probe is made twice', (name) => {
  const { probes } = probePlan(checked(shippedStage(name)));
  expect(new Set(probes.map((probe) => JSON.stringify(probe))).size).toBe(probes.length);
});

const CLAIM = { identity: { tenantClaim: 'custom:tenantId' } };
const SHORT = { maxSessionDuration: '2h' };
const OWN_PREFIX = { by: 'own', match: 'prefix' };
const of = (tenant: string) => ({ name: `user of tenant ${tenant}`, tenant });
const NOBODYS = { name: 'user without a tenant', tenant: undefined };
const TWO = [
  { name: 'user 1', tenant: undefined },
  { name: 'user 2', tenant: undefined },
];

test.each([
  ['all', 'all'],
  ['own by identityId', 'own'],
  ['own by userSub', { by: 'own', id: 'userSub' }],
  ['own by prefix', OWN_PREFIX],
])('where rows are %s, two users without tenants try', (_what, rows) => {
  const stage = checked(withTable({ rows }));
  expect(probeUsers(stage)).toEqual(TWO);
  expect(knowsTenants(stage)).toBe(false);
});

test.each<[string, unknown, object, object[]]>([
  [
    'rows are those of tenants',
    'tenant',
    {},
    [of('check-tenant-1'), of('check-tenant-2'), NOBODYS],
  ],
  [
    'a tenant is revoked only',
    'all',
    { acme: { revokeIssuedBefore: '2026-11-01T00:00:00Z' } },
    [of('check-tenant-1'), of('check-tenant-2'), NOBODYS],
  ],
  ['one has a role', 'tenant', { acme: SHORT }, [of('acme'), of('check-tenant-1'), NOBODYS]],
  [
    'two have roles',
    'all',
    { acme: SHORT, beta: SHORT },
    [of('acme'), of('beta'), of('check-tenant-1'), NOBODYS],
  ],
  [
    'three have roles',
    'tenant',
    { acme: SHORT, beta: SHORT, gamma: SHORT },
    [of('acme'), of('beta'), of('gamma'), of('check-tenant-1'), NOBODYS],
  ],
])(
  'where %s, one of each tenant with a role tries, of two tenants at the least, and one without',
  (_what, rows, tenants, expected) => {
    const stage = checked(withTable({ rows }, { ...CLAIM, tenants }));
    expect(probeUsers(stage)).toEqual(expected);
    expect(knowsTenants(stage)).toBe(true);
  },
);

test('one table with rows of tenants is enough', () => {
  const { tables, ...stage } = withTable({});
  const settings = { ...tables.orders, rows: 'tenant' };
  expect(knowsTenants(checked({ ...stage, ...CLAIM, tables: { ...tables, settings } }))).toBe(true);
});
