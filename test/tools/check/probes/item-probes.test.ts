import { itemProbes } from '../../../../tools/check/probes/item-probes';
import type { ProbeUser } from '../../../../tools/check/probes/probe';
import { probeUsers, probePlan } from '../../../../tools/check/probes/probe-plan';
import { checked, MINIMAL, withTable } from '../../../stages';
import { probeLines } from './probe-lines';

const CLAIM = { identity: { tenantClaim: 'custom:tenantId' } };
const ACME = { ...CLAIM, tenants: { acme: { maxSessionDuration: '2h' } } };
const ITEM = 'PutItem GetItem UpdateItem';
const REFUSED =
  'DeleteItem Query Scan BatchGetItem BatchWriteItem TransactWriteItems PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete';
const SORTED = { sortKey: { name: 'sk', type: 'string' } };

/** The probes of items, as users try them who get credentials. */
function linesOf(written: unknown): string[] {
  const items = probePlan(checked(written)).probes.filter(({ kind }) => kind !== 'identity');
  return probeLines(items);
}

const OWN_LINES = [
  `user 1 | ${ITEM} | orders, own row | allowed`,
  `user 2 | ${ITEM} | orders, own row | allowed`,
  `user 1 | ${ITEM} | orders, row of user 2 | denied`,
  `user 2 | ${ITEM} | orders, row of user 1 | denied`,
  `user 1 | ${REFUSED} | orders, own row | denied`,
  `user 1 | ${ITEM} | another table | denied`,
];

test.each<[string, unknown]>([
  ['identityId', 'own'],
  ['identityId, as a prefix', { by: 'own', match: 'prefix' }],
  ['userSub', { by: 'own', id: 'userSub' }],
  ['userSub, as a prefix', { by: 'own', id: 'userSub', match: 'prefix', delimiter: ':' }],
])('own rows by %s: theirs, and not those of the other', (_what, rows) => {
  expect(linesOf(withTable({ rows }))).toEqual(OWN_LINES);
});

test('all rows: those of the other too', () => {
  expect(linesOf(MINIMAL)).toEqual(
    OWN_LINES.map((line) => (line.includes('row of') ? line.replace('denied', 'allowed') : line)),
  );
});

test.each<[string, unknown]>([
  ['exact', 'tenant'],
  ['as a prefix', { by: 'tenant', match: 'prefix' }],
])("rows of tenants, %s: a user without a tenant has none, and gets nobody's", (_what, rows) => {
  expect(linesOf(withTable({ rows }, CLAIM))).toEqual([
    `user of tenant check-tenant-1 | ${ITEM} | orders, own row | allowed`,
    `user of tenant check-tenant-2 | ${ITEM} | orders, own row | allowed`,
    `user of tenant check-tenant-1 | ${ITEM} | orders, row of user of tenant check-tenant-2 | denied`,
    `user of tenant check-tenant-2 | ${ITEM} | orders, row of user of tenant check-tenant-1 | denied`,
    `user without a tenant | ${ITEM} | orders, row of user of tenant check-tenant-1 | denied`,
    `user of tenant check-tenant-1 | ${REFUSED} | orders, own row | denied`,
    `user of tenant check-tenant-1 | ${ITEM} | another table | denied`,
  ]);
});

test('narrowed actions: the others are refused on own rows too', () => {
  const lines = linesOf(withTable({ rows: 'own', actions: ['GetItem'] }));
  expect(lines.slice(0, 4)).toEqual([
    'user 1 | PutItem | orders, own row | denied',
    'user 1 | GetItem | orders, own row | allowed',
    'user 1 | UpdateItem | orders, own row | denied',
    'user 2 | PutItem | orders, own row | denied',
  ]);
  const shared = linesOf(withTable({ actions: ['UpdateItem', 'PutItem'] }));
  expect(shared.filter((line) => line.includes('row of user 2'))).toEqual([
    'user 1 | PutItem | orders, row of user 2 | allowed',
    'user 1 | GetItem | orders, row of user 2 | denied',
    'user 1 | UpdateItem | orders, row of user 2 | allowed',
  ]);
});

test('several tables: each by its own rows, and another table once', () => {
  const { tables, ...stage } = withTable({ rows: 'own' });
  const shared = { ...tables.orders, rows: 'all' };
  expect(linesOf({ ...stage, tables: { ...tables, shared } })).toEqual([
    `user 1 | ${ITEM} | orders, own row | allowed`,
    `user 2 | ${ITEM} | orders, own row | allowed`,
    `user 1 | ${ITEM} | shared, own row | allowed`,
    `user 2 | ${ITEM} | shared, own row | allowed`,
    `user 1 | ${ITEM} | orders, row of user 2 | denied`,
    `user 2 | ${ITEM} | orders, row of user 1 | denied`,
    `user 1 | ${ITEM} | shared, row of user 2 | allowed`,
    `user 2 | ${ITEM} | shared, row of user 1 | allowed`,
    `user 1 | ${REFUSED} | orders, own row | denied`,
    `user 1 | ${REFUSED} | shared, own row | denied`,
    `user 1 | ${ITEM} | another table | denied`,
  ]);
});

test('a tenant with a role: what nobody may do is tried once for each role, and by nobody without credentials', () => {
  const lines = linesOf(withTable({ rows: 'tenant', ...SORTED }, ACME));
  expect(lines.filter((line) => !line.includes(`| ${ITEM} | orders`))).toEqual([
    `user of tenant acme | ${REFUSED} | orders, own row | denied`,
    `user of tenant acme | ${ITEM} | another table | denied`,
    `user of tenant check-tenant-1 | ${REFUSED} | orders, own row | denied`,
    `user of tenant check-tenant-1 | ${ITEM} | another table | denied`,
  ]);
  expect(lines.join()).not.toContain('without a tenant');
});

test('a tenant with a role in the classic flow: a user without a tenant has the authenticated role, and no rows', () => {
  const identity = { ...CLAIM.identity, classicFlow: true };
  const lines = linesOf(withTable({ rows: 'tenant', ...SORTED }, { ...ACME, identity }));
  expect(lines.filter((line) => line.includes('without a tenant'))).toEqual([
    `user without a tenant | ${ITEM} | orders, row of user of tenant acme | denied`,
  ]);
});

/** The one row of a tenant that exists may be its data, and a batch overwrites. */
test.each<[string, object, object, boolean]>([
  ['the one row of a real tenant', { rows: 'tenant' }, ACME, false],
  [
    'the one row of a real tenant without a role',
    { rows: 'tenant' },
    { ...CLAIM, tenants: { 'check-tenant-1': { revokeIssuedBefore: '2026-11-01T00:00:00Z' } } },
    false,
  ],
  ['the one row of a made-up tenant', { rows: 'tenant' }, CLAIM, true],
  ['one of many rows by a sort key', { rows: 'tenant', ...SORTED }, ACME, true],
  ['one of many rows by a prefix', { rows: { by: 'tenant', match: 'prefix' } }, ACME, true],
  ["a user's own row", { rows: 'own' }, ACME, true],
  ["anybody's row", { rows: 'all' }, ACME, true],
])('BatchWriteItem on %s', (_what, table, stage, isTried) => {
  const written = checked(withTable(table, stage));
  const [first] = probeUsers(written);
  const tried = itemProbes(written, probeUsers(written)).filter(
    ({ who, action }) => who === first?.name && REFUSED.split(' ').includes(action),
  );
  expect(tried.map(({ action }) => action).join(' ')).toBe(
    isTried ? REFUSED : REFUSED.replace('BatchWriteItem ', ''),
  );
});

test("a single user has nobody else's row to try", () => {
  const alone: ProbeUser[] = [{ name: 'user 1', tenant: undefined }];
  expect(() => itemProbes(checked(MINIMAL), alone)).toThrow('fewer than two users with rows');
});
