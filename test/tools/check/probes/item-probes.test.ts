import { itemProbes } from '../../../../tools/check/probes/item-probes';
import { ITEM_ACTIONS } from '../../../../lib/access/item-actions';
import type { ProbeUser } from '../../../../tools/check/probes/probe';
import { probeUsers, probePlan } from '../../../../tools/check/probes/probe-plan';
import { checked, MINIMAL, withTable } from '../../../stages';
import { probeLines } from './probe-lines';

const CLAIM = { identity: { tenantClaim: 'custom:tenantId' } };
const ACME = { ...CLAIM, tenants: { acme: { maxSessionDuration: '2h' } } };
const ITEM = 'PutItem GetItem UpdateItem';
const REFUSED =
  'Query Scan BatchGetItem ConditionCheckItem BatchWriteItem TransactWriteItems DeleteItem PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete';
const GET_BOTH = (user: string, other: string) =>
  `${user} | TransactGetItems | orders, own item and item of ${other} | denied`;
const SORTED = { sortKey: { name: 'sk', type: 'string' } };

/** The item probes of users with credentials. */
function linesOf(written: unknown): string[] {
  const items = probePlan(checked(written)).probes.filter(({ kind }) => kind !== 'identity');
  return probeLines(items);
}

describe('item probes', () => {
  const OWN_LINES = [
    `user 1 | ${ITEM} | orders, own item | allowed`,
    `user 2 | ${ITEM} | orders, own item | allowed`,
    `user 1 | ${ITEM} | orders, item of user 2 | denied`,
    `user 2 | ${ITEM} | orders, item of user 1 | denied`,
    GET_BOTH('user 1', 'user 2'),
    `user 1 | ${REFUSED} | orders, own item | denied`,
    `user 1 | ${ITEM} | another table | denied`,
  ];

  test.each<[string, unknown]>([
    ['identityId', 'own'],
    ['identityId, as a prefix', { by: 'own', match: 'prefix' }],
    ['userSub', { by: 'own', id: 'userSub' }],
    ['userSub, as a prefix', { by: 'own', id: 'userSub', match: 'prefix', delimiter: ':' }],
  ])('of rows "own" by %s allow only own items', (_what, rows) => {
    expect(linesOf(withTable({ rows }))).toEqual(OWN_LINES);
  });

  test('of rows "all" allow items of other users', () => {
    expect(linesOf(MINIMAL)).toEqual(
      OWN_LINES.filter((line) => line !== GET_BOTH('user 1', 'user 2')).map((line) =>
        line.includes('item of') ? line.replace('denied', 'allowed') : line,
      ),
    );
  });

  test.each<[string, unknown]>([
    ['exact', 'tenant'],
    ['as a prefix', { by: 'tenant', match: 'prefix' }],
  ])('of rows "tenant", %s, allow nothing to a user without a tenant', (_what, rows) => {
    expect(linesOf(withTable({ rows }, CLAIM))).toEqual([
      `user of tenant check-tenant-1 | ${ITEM} | orders, own item | allowed`,
      `user of tenant check-tenant-2 | ${ITEM} | orders, own item | allowed`,
      `user of tenant check-tenant-1 | ${ITEM} | orders, item of user of tenant check-tenant-2 | denied`,
      `user of tenant check-tenant-2 | ${ITEM} | orders, item of user of tenant check-tenant-1 | denied`,
      `user without a tenant | ${ITEM} | orders, item of user of tenant check-tenant-1 | denied`,
      GET_BOTH('user of tenant check-tenant-1', 'user of tenant check-tenant-2'),
      `user of tenant check-tenant-1 | ${REFUSED} | orders, own item | denied`,
      `user of tenant check-tenant-1 | ${ITEM} | another table | denied`,
    ]);
  });

  test('of narrowed actions deny the others on own items too', () => {
    const lines = linesOf(withTable({ rows: 'own', actions: ['GetItem'] }));
    expect(lines.slice(0, 4)).toEqual([
      'user 1 | PutItem | orders, own item | denied',
      'user 1 | GetItem | orders, own item | allowed',
      'user 1 | UpdateItem | orders, own item | denied',
      'user 2 | PutItem | orders, own item | denied',
    ]);
    const shared = linesOf(withTable({ actions: ['UpdateItem', 'PutItem'] }));
    expect(shared.filter((line) => line.includes('item of user 2'))).toEqual([
      'user 1 | PutItem | orders, item of user 2 | allowed',
      'user 1 | GetItem | orders, item of user 2 | denied',
      'user 1 | UpdateItem | orders, item of user 2 | allowed',
    ]);
  });

  const FAILED = 'ReturnValuesOnConditionCheckFailure ALL_OLD';

  test('of write-only tables deny every stored item that IAM can withhold', () => {
    const table = { rows: 'own', actions: ['UpdateItem', 'PutItem'] };
    const lines = linesOf(withTable(table)).filter((line) => line.includes('Return'));
    expect(lines).toEqual([
      'user 1 | PutItem | orders, own item, ReturnValues NONE | allowed',
      'user 1 | PutItem | orders, own item, ReturnValues ALL_OLD | denied',
      `user 1 | PutItem | orders, own item, ${FAILED} | allowed`,
      'user 1 | UpdateItem | orders, own item, ReturnValues NONE | allowed',
      'user 1 | UpdateItem | orders, own item, ReturnValues ALL_OLD | denied',
      'user 1 | UpdateItem | orders, own item, ReturnValues UPDATED_OLD | denied',
      'user 1 | UpdateItem | orders, own item, ReturnValues ALL_NEW | denied',
      'user 1 | UpdateItem | orders, own item, ReturnValues UPDATED_NEW | denied',
      `user 1 | UpdateItem | orders, own item, ${FAILED} | allowed`,
    ]);
  });

  test('of write-only tables try what is returned once for each role with items', () => {
    const lines = linesOf(withTable({ rows: 'tenant', actions: ['PutItem'], ...SORTED }, ACME));
    const own = (returns: string) => `PutItem | orders, own item, ${returns}`;
    expect(lines.filter((line) => line.includes('Return'))).toEqual(
      ['acme', 'check-tenant-1'].flatMap((tenant) => [
        `user of tenant ${tenant} | ${own('ReturnValues NONE')} | allowed`,
        `user of tenant ${tenant} | ${own('ReturnValues ALL_OLD')} | denied`,
        `user of tenant ${tenant} | ${own(FAILED)} | allowed`,
      ]),
    );
  });

  test('of several tables follow the rows of each, and try another table once', () => {
    const { tables, ...stage } = withTable({ rows: 'own' });
    const shared = { ...tables.orders, rows: 'all' };
    expect(linesOf({ ...stage, tables: { ...tables, shared } })).toEqual([
      `user 1 | ${ITEM} | orders, own item | allowed`,
      `user 2 | ${ITEM} | orders, own item | allowed`,
      `user 1 | ${ITEM} | shared, own item | allowed`,
      `user 2 | ${ITEM} | shared, own item | allowed`,
      `user 1 | ${ITEM} | orders, item of user 2 | denied`,
      `user 2 | ${ITEM} | orders, item of user 1 | denied`,
      `user 1 | ${ITEM} | shared, item of user 2 | allowed`,
      `user 2 | ${ITEM} | shared, item of user 1 | allowed`,
      GET_BOTH('user 1', 'user 2'),
      `user 1 | ${REFUSED} | orders, own item | denied`,
      `user 1 | ${REFUSED} | shared, own item | denied`,
      `user 1 | ${ITEM} | another table | denied`,
    ]);
  });

  test('try refused operations once for each role, and never without credentials', () => {
    const lines = linesOf(withTable({ rows: 'tenant', ...SORTED }, ACME));
    const [acme, temporary] = ['user of tenant acme', 'user of tenant check-tenant-1'];
    expect(lines.filter((line) => !line.includes(`| ${ITEM} | orders`))).toEqual([
      GET_BOTH(acme, temporary),
      `user of tenant acme | ${REFUSED} | orders, own item | denied`,
      `user of tenant acme | ${ITEM} | another table | denied`,
      GET_BOTH(temporary, acme),
      `user of tenant check-tenant-1 | ${REFUSED} | orders, own item | denied`,
      `user of tenant check-tenant-1 | ${ITEM} | another table | denied`,
    ]);
    expect(lines.join()).not.toContain('without a tenant');
  });

  test('in the classic flow deny items to a user without a tenant, who has the authenticated role', () => {
    const identity = { ...CLAIM.identity, classicFlow: true };
    const lines = linesOf(withTable({ rows: 'tenant', ...SORTED }, { ...ACME, identity }));
    expect(lines.filter((line) => line.includes('without a tenant'))).toEqual([
      `user without a tenant | ${ITEM} | orders, item of user of tenant acme | denied`,
    ]);
  });

  const EVERY = ITEM_ACTIONS.filter((action) => action !== 'Scan');
  const GRANTED =
    'PutItem GetItem UpdateItem Query BatchGetItem ConditionCheckItem BatchWriteItem TransactWriteItems DeleteItem';
  const OF_SEVERAL = 'TransactGetItems BatchGetItem BatchWriteItem TransactWriteItems';
  const PARTIQL = 'PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete';

  test('of every action allow own items, and deny others, also beside own ones', () => {
    expect(linesOf(withTable({ rows: 'own', actions: EVERY }))).toEqual([
      `user 1 | ${GRANTED} | orders, own item | allowed`,
      `user 2 | ${GRANTED} | orders, own item | allowed`,
      `user 1 | ${GRANTED} | orders, item of user 2 | denied`,
      `user 2 | ${GRANTED} | orders, item of user 1 | denied`,
      `user 1 | ${OF_SEVERAL} | orders, own item and item of user 2 | denied`,
      `user 1 | Scan ${PARTIQL} | orders, own item | denied`,
      `user 1 | ${GRANTED} | another table | denied`,
    ]);
  });

  const INDEX = { partitionKey: { name: 'at', type: 'number' } };

  test('of rows "all" allow scans, and only the named index', () => {
    const indexes = { byDate: INDEX, byState: INDEX };
    const table = { actions: ['Query', 'Scan'], indexes, queryIndexes: ['byState'] };
    const lines = linesOf(withTable(table));
    expect(lines.filter((line) => /index|Scan/.test(line))).toEqual([
      'user 1 | Query Scan | orders, own item | allowed',
      'user 2 | Query Scan | orders, own item | allowed',
      'user 1 | Query Scan | orders, index byDate | denied',
      'user 1 | Query Scan | orders, index byState | allowed',
      `user 1 | ${ITEM} Query Scan | another table | denied`,
    ]);
  });

  test('of a named index deny the action that the table lacks', () => {
    const table = { actions: ['Query'], indexes: { byDate: INDEX }, queryIndexes: ['byDate'] };
    expect(linesOf(withTable(table)).filter((line) => line.includes('index'))).toEqual([
      'user 1 | Query | orders, index byDate | allowed',
      'user 1 | Scan | orders, index byDate | denied',
    ]);
  });

  test('of isolated rows deny every index', () => {
    const lines = linesOf(withTable({ rows: 'own', actions: EVERY, indexes: { byDate: INDEX } }));
    expect(lines.filter((line) => line.includes('index'))).toEqual([
      'user 1 | Query Scan | orders, index byDate | denied',
    ]);
  });

  test('never write a batch over the single item of a real tenant, also where it is allowed', () => {
    const probes = probePlan(checked(withTable({ rows: 'tenant', actions: EVERY }, ACME))).probes;
    const batches = probes.filter(({ action }) => action === 'BatchWriteItem');
    expect(probeLines(batches)).toEqual([
      'user of tenant check-tenant-1 | BatchWriteItem | orders, own item | allowed',
      'user of tenant acme | BatchWriteItem | orders, item of user of tenant check-tenant-1 | denied',
      'user of tenant acme | BatchWriteItem | another table | denied',
      'user of tenant check-tenant-1 | BatchWriteItem | another table | denied',
    ]);
  });

  /** The single item of a real tenant may hold data, and a batch overwrites it. */
  test.each<[string, object, object, boolean]>([
    ['the single item of a real tenant', { rows: 'tenant' }, ACME, false],
    [
      'the single item of a real tenant without a role',
      { rows: 'tenant' },
      { ...CLAIM, tenants: { 'check-tenant-1': { revokeIssuedBefore: '2026-11-01T00:00:00Z' } } },
      false,
    ],
    ['the single item of a temporary tenant', { rows: 'tenant' }, CLAIM, true],
    ['one of many items by a sort key', { rows: 'tenant', ...SORTED }, ACME, true],
    ['one of many items by a prefix', { rows: { by: 'tenant', match: 'prefix' } }, ACME, true],
    ["a user's own item", { rows: 'own' }, ACME, true],
    ['a shared item', { rows: 'all' }, ACME, true],
  ])('include BatchWriteItem or not on %s', (_what, table, stage, isTried) => {
    const written = checked(withTable(table, stage));
    const [first] = probeUsers(written);
    const tried = itemProbes(written, probeUsers(written)).filter(
      ({ who, action, besideRowOf }) =>
        who === first?.name && besideRowOf === undefined && REFUSED.split(' ').includes(action),
    );
    expect(tried.map(({ action }) => action).join(' ')).toBe(
      isTried ? REFUSED : REFUSED.replace('BatchWriteItem ', ''),
    );
  });

  test('need a second user with items', () => {
    const alone: ProbeUser[] = [{ name: 'user 1', tenant: undefined }];
    expect(() => itemProbes(checked(MINIMAL), alone)).toThrow('two users');
  });
});
