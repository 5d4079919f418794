import { hasOwnRole } from '../../../lib/access/tenant-sessions';
import { ownEntry } from '../../../lib/aws/name-patterns';
import { isByTenant, type RowScope } from '../../../lib/access/row-scope';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { isWriteOnly, type ItemAction } from '../../../lib/access/item-policy';
import {
  REFUSED_OPERATIONS,
  type ExpectedOutcome,
  type ItemProbe,
  type ProbeUser,
  type ReturnParameter,
  type ReturnValues,
} from './probe';

/** Every action that a stage may allow. An item is written before it is read. */
const ITEM_ACTIONS = Object.keys({
  PutItem: true,
  GetItem: true,
  UpdateItem: true,
} satisfies Record<ItemAction, true>) as ItemAction[];

/**
 * Probes on each user's own items, also of what write-only access returns, on another user's items, of operations that
 * no stage allows, and on another table.
 */
export function itemProbes(stage: StageConfig, users: readonly ProbeUser[]): ItemProbe[] {
  const tables = Object.entries(stage.tables);
  const own = tables.flatMap(([table, options]) =>
    users.flatMap((user) => ownItem(user, table, options)),
  );
  const returned = oneOfEachRole(stage, users).flatMap((user) =>
    tables.flatMap(([table, options]) => returnedItem(user, table, options)),
  );
  const others = tables.flatMap(([table, options]) =>
    users.flatMap((user) => foreignItem(user, anotherOwner(user, users), table, options)),
  );
  const refused = oneOfEachRole(stage, users).flatMap((user) => [
    ...tables.flatMap(([table, options]) => refusedOperations(stage, user, table, options)),
    ...anotherTable(user),
  ]);
  return [...own, ...returned, ...others, ...refused];
}

/** A user without a tenant has no items in a table that isolates by tenant. */
function hasItems({ tenant }: ProbeUser, rows: RowScope): boolean {
  return !isByTenant(rows) || tenant !== undefined;
}

function ownItem(user: ProbeUser, table: string, { rows, actions }: TableOptions): ItemProbe[] {
  if (!hasItems(user, rows)) return [];
  return ITEM_ACTIONS.map((action) => ({
    kind: 'item',
    who: user.name,
    action,
    table,
    rowOf: user.name,
    expected: actions.includes(action) ? 'allowed' : 'denied',
  }));
}

/** The `ReturnValues` that an action takes besides `NONE`. Source: DynamoDB API reference. */
const RETURN_VALUES: Readonly<Record<ItemAction, readonly ReturnValues[]>> = {
  GetItem: [],
  PutItem: ['ALL_OLD'],
  UpdateItem: ['ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'],
};

/** What write-only access returns: nothing, except by the parameter that no condition key is about. */
function returnedItem(user: ProbeUser, table: string, { actions }: TableOptions): ItemProbe[] {
  if (!isWriteOnly(actions)) return [];
  const probe = (
    action: ItemAction,
    returns: ReturnParameter,
    expected: ExpectedOutcome,
  ): ItemProbe => ({
    kind: 'item',
    who: user.name,
    action,
    table,
    rowOf: user.name,
    returns,
    expected,
  });
  return ITEM_ACTIONS.filter((action) => actions.includes(action)).flatMap((action) => [
    probe(action, { ReturnValues: 'NONE' }, 'allowed'),
    ...RETURN_VALUES[action].map((value) => probe(action, { ReturnValues: value }, 'denied')),
    probe(action, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }, 'allowed'),
  ]);
}

/** Whether a user has access to items of another user. */
const FOREIGN_ITEMS_REACHED: Readonly<Record<RowScope['by'], boolean>> = {
  all: true,
  own: false,
  tenant: false,
};

function foreignItem(
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
    expected: FOREIGN_ITEMS_REACHED[rows.by] && actions.includes(action) ? 'allowed' : 'denied',
  }));
}

function refusedOperations(
  { tenants }: StageConfig,
  user: ProbeUser,
  table: string,
  options: TableOptions,
): ItemProbe[] {
  // BatchWriteItem has no conditions, and would overwrite the only item of a real tenant.
  const mayHoldData =
    ownEntry(tenants, user.tenant ?? '') !== undefined &&
    !options.sortKey &&
    hasSingleItem(options.rows);
  return REFUSED_OPERATIONS.filter((action) => action !== 'BatchWriteItem' || !mayHoldData).map(
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

function hasSingleItem(rows: RowScope): boolean {
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
