import { isDeepStrictEqual } from 'node:util';
import type { ItemAction } from '../../../lib/access/item-actions';
import { ownEntry } from '../../../lib/aws/own-entry';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import type { ProbeUser } from './probe';

/** What a member may do with items whose partition key is made for one row scope. */
export interface MemberAccess extends Pick<TableOptions, 'rows' | 'sortKey'> {
  readonly table: string;
  readonly tenants: StageConfig['tenants'];
  /** The group whose grant makes the partition key; undefined for the row scope of the table. */
  readonly keyOfGroup: string | undefined;
  /** The actions of each grant on own items. */
  readonly grants: readonly (readonly ItemAction[])[];
  readonly ofOwnItems: readonly ItemAction[];
  readonly ofOtherItems: readonly ItemAction[];
}

/** What is granted on a table, by the table itself or by a group. */
type Scoped = Pick<TableOptions, 'rows' | 'actions'>;

/** What a member may do with a table: once by the key of the table's scope, and once by that of the group's scope if it is another one. */
export function memberAccess(
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
): Pick<MemberAccess, 'rows' | 'grants' | 'ofOwnItems' | 'ofOtherItems'> {
  const all = scopes.filter((one) => one.rows.by === 'all');
  const own = scopes.filter((one) => all.includes(one) || isDeepStrictEqual(one.rows, rows));
  return {
    rows,
    grants: own.map(({ actions }) => actions),
    ofOwnItems: own.flatMap(({ actions }) => actions),
    ofOtherItems: all.flatMap(({ actions }) => actions),
  };
}
