import { isDeepStrictEqual } from 'node:util';
import type { ItemAction } from '../../../lib/access/item-policy';
import { isByTenant, type RowScope } from '../../../lib/access/row-scope';
import { ownEntry } from '../../../lib/aws/name-patterns';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { REFUSED_OPERATIONS, type ItemOperation, type ItemProbe, type ProbeUser } from './probe';

/** An item is written before it is read. */
const ON_EVERY_ITEM = ['PutItem', 'GetItem', 'UpdateItem'] as const satisfies ItemAction[];

/**
 * Probes of what a member of each group may do, by each app client: on own items and on those of another user, with the
 * access of every user and of the group together, and on another table. One member of each group sends the operations
 * that neither allows.
 *
 * @param users all users, members included
 */
export function groupItemProbes(stage: StageConfig, users: readonly ProbeUser[]): ItemProbe[] {
  return users
    .filter(({ group }) => group !== undefined)
    .flatMap((member) => {
      const owner = anotherOwner(member, users);
      const isFirst = users.find(({ group }) => group === member.group) === member;
      const onOwnItem = isFirst ? [...ON_EVERY_ITEM, ...REFUSED_OPERATIONS] : ON_EVERY_ITEM;
      const onTables = Object.keys(stage.tables).flatMap((table) =>
        accessOf(stage, member, table).flatMap((access) => [
          ...probesOn(access, member, member, onOwnItem),
          ...probesOn(access, member, owner, ON_EVERY_ITEM),
        ]),
      );
      return [...onTables, ...anotherTable(member)];
    });
}

/** What a member may do with items whose partition key is made for one row scope. */
interface MemberAccess {
  readonly table: string;
  /** The group whose grant makes the partition key; undefined for the row scope of the table. */
  readonly keyOfGroup: string | undefined;
  readonly rows: RowScope;
  readonly ofOwnItems: readonly ItemAction[];
  readonly ofOtherItems: readonly ItemAction[];
}

type Scoped = Pick<TableOptions, 'rows' | 'actions'>;

/** Once by the key of the table's scope, and once by that of the group's scope if it is another one. */
function accessOf(
  { tables, groups }: StageConfig,
  { group = '' }: ProbeUser,
  table: string,
): MemberAccess[] {
  const everybody: Scoped | undefined = ownEntry(tables, table);
  const granted: Scoped | undefined = ownEntry(ownEntry(groups, group)?.tables ?? {}, table);
  if (!everybody) return [];
  if (!granted) return [byKeyOf(everybody, [everybody], { table, keyOfGroup: undefined })];
  const both = [everybody, granted];
  const ofTable = byKeyOf(everybody, both, { table, keyOfGroup: undefined });
  const isSameKey = granted.rows.by === 'all' || isDeepStrictEqual(granted.rows, everybody.rows);
  return isSameKey ? [ofTable] : [ofTable, byKeyOf(granted, both, { table, keyOfGroup: group })];
}

/** An isolating scope reaches an item only if the key is made for it, and the item of its owner only. */
function byKeyOf(
  { rows }: Scoped,
  scopes: readonly Scoped[],
  place: Pick<MemberAccess, 'table' | 'keyOfGroup'>,
): MemberAccess {
  const actionsOf = (some: readonly Scoped[]) => some.flatMap(({ actions }) => actions);
  return {
    ...place,
    rows,
    ofOwnItems: actionsOf(
      scopes.filter((one) => one.rows.by === 'all' || isDeepStrictEqual(one.rows, rows)),
    ),
    ofOtherItems: actionsOf(scopes.filter((one) => one.rows.by === 'all')),
  };
}

function probesOn(
  { table, keyOfGroup, rows, ofOwnItems, ofOtherItems }: MemberAccess,
  { name: who, tenant }: ProbeUser,
  owner: ProbeUser,
  operations: readonly ItemOperation[],
): ItemProbe[] {
  // Without a tenant, nobody has items in a scope by tenant.
  if (isByTenant(rows) && tenant === undefined) return [];
  const allowed: readonly string[] = owner.name === who ? ofOwnItems : ofOtherItems;
  return operations.map((action) => ({
    kind: 'item',
    ...{ who, action, table, rowOf: owner.name },
    ...(keyOfGroup === undefined ? {} : { keyOfGroup }),
    expected: allowed.includes(action) ? 'allowed' : 'denied',
  }));
}

function anotherTable({ name: who }: ProbeUser): ItemProbe[] {
  return ON_EVERY_ITEM.map((action) => ({
    kind: 'item',
    ...{ who, action, table: undefined, rowOf: undefined },
    expected: 'denied',
  }));
}

/** A user outside the groups; with tenants, of another tenant. */
function anotherOwner({ tenant }: ProbeUser, users: readonly ProbeUser[]): ProbeUser {
  const owner = users.find(
    (one) =>
      one.group === undefined &&
      (tenant === undefined || (one.tenant !== undefined && one.tenant !== tenant)),
  );
  if (!owner) throw new Error('The probes of a group need a user outside it.');
  return owner;
}
