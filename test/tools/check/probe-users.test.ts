import { knowsTenants } from '../../../lib/stage/schema/stage-schema';
import { probeUsers } from '../../../tools/check/probe-users';
import { checked, withTable } from '../../stages';

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
