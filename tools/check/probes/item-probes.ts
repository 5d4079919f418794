import { hasOwnRole } from '../../../lib/access/tenant-sessions';
import { ownEntry } from '../../../lib/aws/own-entry';
import { isByTenant, type RowScope } from '../../../lib/access/row-scope';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { INDEX_ACTIONS } from '../../../lib/access/item-actions';
import { REFUSED_OPERATIONS, type ItemProbe, type ProbeUser } from './probe';
import {
  allows,
  BASIC,
  FURTHER,
  mayOverwriteData,
  OF_SEVERAL_ITEMS,
  operationsOn,
} from './probe-operations';
import { returnedItems } from './returned-items';

/**
 * Probes on each user's own items, also of what write-only access returns, on another user's items, on both in one
 * request, on indexes, of operations that the table does not allow, and on another table.
 */
export function itemProbes(stage: StageConfig, users: readonly ProbeUser[]): ItemProbe[] {
  const tables = Object.entries(stage.tables);
  const ofEachRole = oneOfEachRole(stage, users);
  const asEach = (
    some: readonly ProbeUser[],
    probes: (user: ProbeUser, table: ProbedTable) => ItemProbe[],
  ) =>
    tables.flatMap(([id, options]) =>
      some.flatMap((user) => probes(user, { id, options, tenants: stage.tenants })),
    );
  const own = asEach(users, ownItem);
  const returned = ofEachRole.flatMap((user) => asEach([user], returnedItem));
  const others = asEach(users, (user, table) =>
    foreignItem(user, anotherOwner(user, users), table),
  );
  const refused = ofEachRole.flatMap((user) => [
    ...asEach([user], (one, table) => ownAndForeignItem(one, anotherOwner(one, users), table)),
    ...asEach([user], indexProbes),
    ...asEach([user], refusedOperations),
    ...anotherTable(stage, user),
  ]);
  return [...own, ...returned, ...others, ...refused];
}

interface ProbedTable {
  /** The ID in the stage file. */
  readonly id: string;
  readonly options: TableOptions;
  readonly tenants: StageConfig['tenants'];
}

/** A user without a tenant has no items in a table that isolates by tenant. */
function hasItems({ tenant }: ProbeUser, rows: RowScope): boolean {
  return !isByTenant(rows) || tenant !== undefined;
}

function ownItem(user: ProbeUser, { id, options, tenants }: ProbedTable): ItemProbe[] {
  if (!hasItems(user, options.rows)) return [];
  return operationsOn(options.actions)
    .filter((action) => !mayOverwriteData(action, user, options, tenants))
    .map((action) => ({
      kind: 'item',
      who: user.name,
      action,
      table: id,
      rowOf: user.name,
      expected: allows(options.actions, action) ? 'allowed' : 'denied',
    }));
}

/** What write-only access returns. */
function returnedItem({ name: who }: ProbeUser, { id, options }: ProbedTable): ItemProbe[] {
  return returnedItems([options.actions]).map((returned) => ({
    kind: 'item',
    ...{ who, table: id, rowOf: who },
    ...returned,
  }));
}

/** Whether a user has access to items of another user. */
const FOREIGN_ITEMS_REACHED: Readonly<Record<RowScope['by'], boolean>> = {
  all: true,
  own: false,
  tenant: false,
};

/** A scan names nobody's item. */
function foreignItem(
  user: ProbeUser,
  owner: ProbeUser,
  { id, options, tenants }: ProbedTable,
): ItemProbe[] {
  return operationsOn(options.actions)
    .filter((action) => action !== 'Scan' && !mayOverwriteData(action, owner, options, tenants))
    .map((action) => ({
      kind: 'item',
      who: user.name,
      action,
      table: id,
      rowOf: owner.name,
      expected:
        FOREIGN_ITEMS_REACHED[options.rows.by] && allows(options.actions, action)
          ? 'allowed'
          : 'denied',
    }));
}

/** One item of the user's own does not make a request on another user's item an allowed one. */
function ownAndForeignItem(
  user: ProbeUser,
  owner: ProbeUser,
  { id, options, tenants }: ProbedTable,
): ItemProbe[] {
  if (FOREIGN_ITEMS_REACHED[options.rows.by] || !hasItems(user, options.rows)) return [];
  return OF_SEVERAL_ITEMS.filter(
    (action) =>
      allows(options.actions, action) &&
      ![user, owner].some((one) => mayOverwriteData(action, one, options, tenants)),
  ).map((action) => ({
    kind: 'item',
    who: user.name,
    action,
    table: id,
    rowOf: user.name,
    besideRowOf: owner.name,
    expected: 'denied',
  }));
}

function indexProbes(user: ProbeUser, { id, options }: ProbedTable): ItemProbe[] {
  return Object.keys(options.indexes).flatMap((index) =>
    [...INDEX_ACTIONS].map((action) => ({
      kind: 'item',
      who: user.name,
      action,
      table: id,
      rowOf: user.name,
      index,
      expected:
        options.queryIndexes.includes(index) && allows(options.actions, action)
          ? 'allowed'
          : 'denied',
    })),
  );
}

function refusedOperations(user: ProbeUser, { id, options, tenants }: ProbedTable): ItemProbe[] {
  const refused = FURTHER.filter((operation) => !allows(options.actions, operation));
  return [...refused, ...REFUSED_OPERATIONS]
    .filter((action) => !mayOverwriteData(action, user, options, tenants))
    .map((action) => ({
      kind: 'item',
      who: user.name,
      action,
      table: id,
      rowOf: user.name,
      expected: 'denied',
    }));
}

function anotherTable({ tables }: StageConfig, { name }: ProbeUser): ItemProbe[] {
  const all = Object.values(tables);
  const further = FURTHER.filter((one) => all.some((options) => allows(options.actions, one)));
  return [...BASIC, ...further].map((action) => ({
    kind: 'item',
    who: name,
    action,
    table: undefined,
    rowOf: undefined,
    expected: 'denied',
  }));
}

/** Another user with items in every table: the next one of another tenant, if there are tenants. */
function anotherOwner(user: ProbeUser, users: readonly ProbeUser[]): ProbeUser {
  const owners = users.some(({ tenant }) => tenant !== undefined)
    ? users.filter(({ tenant }) => tenant !== undefined)
    : users;
  const next = owners.indexOf(user) + 1;
  const other = [...owners.slice(next), ...owners.slice(0, next)].find(
    (one) => one !== user && (one.tenant === undefined || one.tenant !== user.tenant),
  );
  if (!other) throw new Error('The probes need two users with items.');
  return other;
}

/** The first user of each role. Users of the same role have the same policies. */
function oneOfEachRole({ tenants }: StageConfig, users: readonly ProbeUser[]): ProbeUser[] {
  const roleOf = ({ tenant = '' }: ProbeUser) =>
    hasOwnRole(ownEntry(tenants, tenant)) ? tenant : 'authenticated role';
  return users.filter(
    (user, position) => users.findIndex((one) => roleOf(one) === roleOf(user)) === position,
  );
}
