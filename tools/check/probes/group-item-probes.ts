import { INDEX_ACTIONS } from '../../../lib/access/item-actions';
import { isByTenant } from '../../../lib/access/row-scope';
import { ownEntry } from '../../../lib/aws/own-entry';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { REFUSED_OPERATIONS, type ItemOperation, type ItemProbe, type ProbeUser } from './probe';
import {
  allows,
  FURTHER,
  mayOverwriteData,
  OF_SEVERAL_ITEMS,
  operationsOn,
} from './probe-operations';
import { memberAccess, type MemberAccess } from './member-access';
import { returnedItems } from './returned-items';

/**
 * Probes of what a member of each group may do, by each app client: on own items and on those of another user, with the
 * access of every user and of the group together, and on another table. One member of each group also asks writes for the
 * stored item, sends the operations that neither allows, names items of both users in one request, and reads the indexes.
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
        memberAccess(stage, member, table).flatMap((access) => [
          ...onItem(access, member, member),
          ...onItem(access, member, owner),
          ...(isFirst ? returned(access, member) : []),
          ...(isFirst ? refusedItems(access, member, owner) : []),
        ]),
      );
      const onIndexes = isFirst ? indexProbes(stage, member) : [];
      return [...onTables, ...onIndexes, ...anotherTable(stage, member)];
    });
}

/** What writes return that the table or the group allows without an action that reads. */
function returned(access: MemberAccess, member: ProbeUser): ItemProbe[] {
  return returnedItems(access.grants).flatMap(({ action, ...more }) =>
    probesOn(access, member, member, [action]).map((probe) => ({ ...probe, ...more })),
  );
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

/** What every user tries, and what a member may do with some table. */
function anotherTable(
  { tables, groups }: StageConfig,
  { name: who, group = '' }: ProbeUser,
): ItemProbe[] {
  const granted = ownEntry(groups, group)?.tables ?? {};
  const grants = [tables, granted].flatMap((some) =>
    Object.values<Pick<TableOptions, 'actions'>>(some),
  );
  return operationsOn(grants.flatMap(({ actions }) => actions)).map((action) => ({
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
