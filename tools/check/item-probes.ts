import { hasOwnRole } from '../../lib/access/tenant-sessions';
import { ownEntry } from '../../lib/aws/name-patterns';
import { isByTenant, type RowScope } from '../../lib/access/row-scope';
import type { StageConfig, TableOptions } from '../../lib/stage/schema/stage-schema';
import type { ItemAction } from '../../lib/access/item-policy';
import { REFUSED_OPERATIONS, type ItemProbe, type ProbeUser } from './probe';

/** In the order in which they build on each other. */
const ITEM_ACTIONS: readonly ItemAction[] = ['PutItem', 'GetItem', 'UpdateItem'];

/** What each user may do with rows of their own and with those of another, and what nobody may do. */
export function itemProbes(stage: StageConfig, users: readonly ProbeUser[]): ItemProbe[] {
  const tables = Object.entries(stage.tables);
  const own = tables.flatMap(([table, options]) =>
    users.flatMap((user) => ownRow(user, table, options)),
  );
  const foreign = tables.flatMap(([table, options]) =>
    users.flatMap((user) => foreignRow(user, otherThan(user, users), table, options)),
  );
  const refused = oneOfEachRole(stage, users).flatMap((user) => [
    ...tables.flatMap(([table, options]) => refusedOperations(stage, user, table, options)),
    ...anotherTable(user),
  ]);
  return [...own, ...foreign, ...refused];
}

/** A user without a tenant has no row where rows are those of tenants. */
function hasRow({ tenant }: ProbeUser, rows: RowScope): boolean {
  return !isByTenant(rows) || tenant !== undefined;
}

function ownRow(user: ProbeUser, table: string, { rows, actions }: TableOptions): ItemProbe[] {
  if (!hasRow(user, rows)) return [];
  return ITEM_ACTIONS.map((action) => ({
    kind: 'item',
    who: user.name,
    action,
    table,
    rowOf: user.name,
    expected: actions.includes(action) ? 'allowed' : 'denied',
  }));
}

/** Whether a user reaches rows of another. */
const ROWS_OF_OTHERS: Readonly<Record<RowScope['by'], boolean>> = {
  all: true,
  own: false,
  tenant: false,
};

function foreignRow(
  user: ProbeUser,
  owner: ProbeUser,
  table: string,
  { rows, actions }: TableOptions,
): ItemProbe[] {
  return ITEM_ACTIONS.map((action) => ({
    kind: 'item',
    who: user.name,
    action,
    table,
    rowOf: owner.name,
    expected: ROWS_OF_OTHERS[rows.by] && actions.includes(action) ? 'allowed' : 'denied',
  }));
}

function refusedOperations(
  { tenants }: StageConfig,
  user: ProbeUser,
  table: string,
  options: TableOptions,
): ItemProbe[] {
  // The one row of a real tenant may hold data, and this call alone cannot be told to leave it alone.
  const isPrecious =
    ownEntry(tenants, user.tenant ?? '') !== undefined &&
    !options.sortKey &&
    isOneRow(options.rows);
  return REFUSED_OPERATIONS.filter((action) => action !== 'BatchWriteItem' || !isPrecious).map(
    (action) => ({
      kind: 'item',
      who: user.name,
      action,
      table,
      rowOf: user.name,
      expected: 'denied',
    }),
  );
}

function isOneRow(rows: RowScope): boolean {
  return isByTenant(rows) && rows.match === 'exact';
}

function anotherTable({ name }: ProbeUser): ItemProbe[] {
  return ITEM_ACTIONS.map((action) => ({
    kind: 'item',
    who: name,
    action,
    table: undefined,
    rowOf: undefined,
    expected: 'denied',
  }));
}

/** Another user who has rows of every kind: the next one with a tenant where there are tenants. */
function otherThan(user: ProbeUser, users: readonly ProbeUser[]): ProbeUser {
  const owners = users.some(({ tenant }) => tenant !== undefined)
    ? users.filter(({ tenant }) => tenant !== undefined)
    : users;
  const other = owners[(owners.indexOf(user) + 1) % owners.length];
  if (!other || other === user) throw new Error('fewer than two users with rows');
  return other;
}

/** Users of the same role have the same policies: the first of each is asked for what nobody may do. */
function oneOfEachRole({ tenants }: StageConfig, users: readonly ProbeUser[]): ProbeUser[] {
  const roleOf = ({ tenant = '' }: ProbeUser) =>
    hasOwnRole(ownEntry(tenants, tenant)) ? tenant : 'authenticated role';
  return users.filter(
    (user, position) => users.findIndex((one) => roleOf(one) === roleOf(user)) === position,
  );
}
