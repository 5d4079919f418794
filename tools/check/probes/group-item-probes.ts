import { isDeepStrictEqual } from 'node:util';
import { INDEX_ACTIONS, type ItemAction } from '../../../lib/access/item-actions';
import { isByTenant } from '../../../lib/access/row-scope';
import { ownEntry } from '../../../lib/aws/name-patterns';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { REFUSED_OPERATIONS, type ItemOperation, type ItemProbe, type ProbeUser } from './probe';
import {
  allows,
  BASIC,
  FURTHER,
  mayOverwriteData,
  OF_SEVERAL_ITEMS,
  operationsOn,
} from './probe-operations';

/**
 * Probes of what a member of each group may do, by each app client: on own items and on those of another user, with the
 * access of every user and of the group together, and on another table. One member of each group also sends the
 * operations that neither allows, names items of both users in one request, and reads the indexes.
 *
 * @param users all users, members included
 */
export function groupItemProbes(stage: StageConfig, users: readonly ProbeUser[]): ItemProbe[] {
  return users
    .filter(({ group }) => group !== undefined)
    .flatMap((member) => {
      const owner = anotherOwner(member, users);
      const isFirst = users.find(({ group }) => group === member.group) === member;
      const onTables = Object.keys(stage.tables).flatMap((table) =>
        accessOf(stage, member, table).flatMap((access) => [
          ...onItem(access, member, member),
          ...onItem(access, member, owner),
          ...(isFirst ? refusedItems(access, member, owner) : []),
        ]),
      );
      const onIndexes = isFirst ? indexProbes(stage, member) : [];
      return [...onTables, ...onIndexes, ...anotherTable(member)];
    });
}

/** What a member may do with items whose partition key is made for one row scope. */
interface MemberAccess extends Pick<TableOptions, 'rows' | 'sortKey'> {
  readonly table: string;
  readonly tenants: StageConfig['tenants'];
  /** The group whose grant makes the partition key; undefined for the row scope of the table. */
  readonly keyOfGroup: string | undefined;
  readonly ofOwnItems: readonly ItemAction[];
  readonly ofOtherItems: readonly ItemAction[];
}

type Scoped = Pick<TableOptions, 'rows' | 'actions'>;

/** Once by the key of the table's scope, and once by that of the group's scope if it is another one. */
function accessOf(
  { tables, groups, tenants }: StageConfig,
  { group = '' }: ProbeUser,
  table: string,
): MemberAccess[] {
  const everybody = ownEntry(tables, table);
  const granted: Scoped | undefined = ownEntry(ownEntry(groups, group)?.tables ?? {}, table);
  if (!everybody) return [];
  const place = { table, tenants, sortKey: everybody.sortKey };
  const scopes = granted ? [everybody, granted] : [everybody];
  const ofTable = { ...place, keyOfGroup: undefined, ...byKeyOf(everybody, scopes) };
  if (!granted || granted.rows.by === 'all' || isDeepStrictEqual(granted.rows, everybody.rows)) {
    return [ofTable];
  }
  return [ofTable, { ...place, keyOfGroup: group, ...byKeyOf(granted, scopes) }];
}

/** An isolating scope reaches an item only if the key is made for it, and the item of its owner only. */
function byKeyOf(
  { rows }: Scoped,
  scopes: readonly Scoped[],
): Pick<MemberAccess, 'rows' | 'ofOwnItems' | 'ofOtherItems'> {
  const actionsOf = (some: readonly Scoped[]) => some.flatMap(({ actions }) => actions);
  return {
    rows,
    ofOwnItems: actionsOf(
      scopes.filter((one) => one.rows.by === 'all' || isDeepStrictEqual(one.rows, rows)),
    ),
    ofOtherItems: actionsOf(scopes.filter((one) => one.rows.by === 'all')),
  };
}

/** What every user tries on an item, and what a member may do with own items. A scan names nobody's item. */
function onItem(access: MemberAccess, member: ProbeUser, owner: ProbeUser): ItemProbe[] {
  const isOwn = owner === member;
  const operations = operationsOn(access.ofOwnItems).filter(
    (operation) => isOwn || operation !== 'Scan',
  );
  return probesOn(access, member, owner, operations);
}

/** What a member may not do with own items, and may not do with both items in one request. */
function refusedItems(access: MemberAccess, member: ProbeUser, owner: ProbeUser): ItemProbe[] {
  const { ofOwnItems, ofOtherItems } = access;
  const refused = FURTHER.filter((operation) => !allows(ofOwnItems, operation));
  const ofBoth = OF_SEVERAL_ITEMS.filter(
    (operation) =>
      allows(ofOwnItems, operation) &&
      !allows(ofOtherItems, operation) &&
      !mayOverwriteData(operation, owner, access, access.tenants),
  );
  return [
    ...probesOn(access, member, member, ofBoth).map((probe) => ({
      ...probe,
      besideRowOf: owner.name,
      expected: 'denied' as const,
    })),
    ...probesOn(access, member, member, [...refused, ...REFUSED_OPERATIONS]),
  ];
}

function probesOn(
  access: MemberAccess,
  { name: who, tenant }: ProbeUser,
  owner: ProbeUser,
  operations: readonly ItemOperation[],
): ItemProbe[] {
  const { table, keyOfGroup, rows, ofOwnItems, ofOtherItems, tenants } = access;
  // Without a tenant, nobody has items in a scope by tenant.
  if (isByTenant(rows) && tenant === undefined) return [];
  const allowed = owner.name === who ? ofOwnItems : ofOtherItems;
  return operations
    .filter((action) => !mayOverwriteData(action, owner, access, tenants))
    .map((action) => ({
      kind: 'item',
      ...{ who, action, table, rowOf: owner.name },
      ...(keyOfGroup === undefined ? {} : { keyOfGroup }),
      expected: allows(allowed, action) ? 'allowed' : 'denied',
    }));
}

/** What a member reads by each index of each table, with the grant of every user or of the group. */
function indexProbes(
  { tables, groups }: StageConfig,
  { name: who, group = '' }: ProbeUser,
): ItemProbe[] {
  return Object.entries(tables).flatMap(([table, everybody]) => {
    const granted = ownEntry(ownEntry(groups, group)?.tables ?? {}, table);
    const grants = granted ? [everybody, granted] : [everybody];
    return Object.keys(everybody.indexes).flatMap((index) =>
      [...INDEX_ACTIONS].map((action) => {
        const isAllowed = grants.some(
          ({ queryIndexes, actions }) => queryIndexes.includes(index) && allows(actions, action),
        );
        return {
          kind: 'item' as const,
          ...{ who, action, table, rowOf: who, index },
          expected: isAllowed ? ('allowed' as const) : ('denied' as const),
        };
      }),
    );
  });
}

function anotherTable({ name: who }: ProbeUser): ItemProbe[] {
  return BASIC.map((action) => ({
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
