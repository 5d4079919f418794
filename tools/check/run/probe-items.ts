import { randomUUID } from 'node:crypto';
import { ownerId, type IsolatedRows } from '../../../lib/access/row-scope';
import { ownEntry } from '../../../lib/aws/own-entry';
import type { StageConfig, TableOptions } from '../../../lib/stage/schema/stage-schema';
import { tableOutputNames } from '../../../lib/stage/output-names';
import type { DeployedOutputs } from '../../../lib/outputs/deployed-outputs';
import type { ItemProbe } from '../probes/probe';
import { unusedKey, unusedKeyValue } from '../unused-key';

/** An item that a check uses and may write. */
export interface ProbeItem {
  readonly tableName: string;
  /** The partition key comes first. */
  readonly key: Readonly<Record<string, unknown>>;
  /** The index that a request reads; the key is one of the index. @default - the table itself */
  readonly indexName?: string;
  /** The value of the marker attribute, which distinguishes the check's item from others with the same key. */
  readonly mark: string;
}

/** The IDs that may be in the partition key of a user's items. */
export interface ItemOwner {
  /** `<region>:<uuid>` */
  readonly identityId: string;
  /** The user's `sub` in the user pool. */
  readonly userSub: string;
  /** The value of the tenant claim; undefined for a user without a tenant. */
  readonly tenant: string | undefined;
}

/**
 * The items of a check: one for each user and table, created on first use, and one in a table that does not exist.
 *
 * @param ownerNamed finds a user by name
 * @param created is called with each new item, before any request uses it
 */
export function probeItems(
  { tables, groups }: StageConfig,
  outputs: DeployedOutputs,
  ownerNamed: (name: string) => ItemOwner,
  created: (item: ProbeItem) => void,
): (probe: ItemProbe) => ProbeItem {
  const mark = randomUUID();
  const outsideStack: ProbeItem = { tableName: `access-check-${mark}`, key: { pk: mark }, mark };
  const known = new Map<string, ProbeItem>();
  const itemIn = (
    table: string,
    options: TableOptions,
    owner: string,
    group: string,
  ): ProbeItem => {
    const id = JSON.stringify([table, owner, group]);
    const existing = known.get(id);
    if (existing) return existing;
    const tableName = outputs[tableOutputNames(table).name] ?? '';
    const item = { tableName, key: newItemKey(options, ownerNamed(owner)), mark };
    known.set(id, item);
    created(item);
    return item;
  };
  return ({ table = '', rowOf: owner = '', index, keyOfGroup = '' }) => {
    const ofTable = ownEntry(tables, table);
    if (!ofTable) return outsideStack;
    const { rows } = ownEntry(ownEntry(groups, keyOfGroup)?.tables ?? {}, table) ?? ofTable;
    const options = { ...ofTable, rows };
    const item = itemIn(table, options, owner, keyOfGroup);
    return index === undefined ? item : inIndex(item, options, index);
  };
}

/** A request on an index. Its key is the item's own one where the types allow it: users choose the keys of an index. */
function inIndex(
  item: ProbeItem,
  { partitionKey, indexes }: TableOptions,
  name: string,
): ProbeItem {
  const key = ownEntry(indexes, name)?.partitionKey ?? partitionKey;
  const own = item.key[partitionKey.name];
  const value = key.type === partitionKey.type ? own : unusedKeyValue(key.type);
  return { ...item, indexName: name, key: { [key.name]: value } };
}

/** A new key for an item of its owner. */
export function newItemKey(
  table: Pick<TableOptions, 'partitionKey' | 'sortKey' | 'rows'>,
  owner: ItemOwner,
): Record<string, unknown> {
  const { partitionKey, rows } = table;
  const key = unusedKey(table);
  // A partition key that isolates items is a string.
  return rows.by === 'all'
    ? key
    : { ...key, [partitionKey.name]: partitionKeyValue(rows, owner, randomUUID()) };
}

/**
 * The partition key of an item that its owner can access.
 *
 * @param rest follows the delimiter, if the scope is by prefix
 * @throws {Error} if items are isolated by tenant and the owner has none
 */
export function partitionKeyValue(rows: IsolatedRows, owner: ItemOwner, rest: string): string {
  const id = owner[ownerId(rows)];
  if (id === undefined)
    throw new Error('The user has no tenant, and the table isolates items by tenant.');
  return rows.delimiter === undefined ? id : `${id}${rows.delimiter}${rest}`;
}
