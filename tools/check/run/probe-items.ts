import { randomUUID } from 'node:crypto';
import { ownEntry } from '../../../lib/aws/own-entry';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { tableOutputNames } from '../../../lib/stage/table-names';
import type { DeployedOutputs } from '../../sdk/deployed-stack';
import type { ItemProbe } from '../probes/probe';
import type { SignedInUser } from './signed-in-user';
import { newItemKey, type ProbeItem } from './item-requests';
import { userNamed } from './probe-context';
import type { RowScope } from '../../../lib/access/row-scope';

/**
 * The rows of a run: one for each user and table, made up when it is first asked for, and one in a table that does not
 * exist.
 *
 * @param made is told of each row, before anything is called with it
 */
export function probeItems(
  { tables }: StageConfig,
  outputs: DeployedOutputs,
  users: readonly SignedInUser[],
  made: (row: ProbeItem) => void,
): (probe: ItemProbe) => ProbeItem {
  const mark = randomUUID();
  const elsewhere: ProbeItem = { tableName: `access-check-${mark}`, key: { pk: mark }, mark };
  const known = new Map<string, ProbeItem>();
  return ({ table = '', rowOf: owner = '' }) => {
    const options = ownEntry(tables, table);
    if (!options) return elsewhere;
    const name = JSON.stringify([table, owner]);
    const before = known.get(name);
    if (before) return before;
    const tableName = outputs[tableOutputNames(table).name] ?? '';
    const row = { tableName, key: newItemKey(options, userNamed({ users }, owner)), mark };
    known.set(name, row);
    made(row);
    return row;
  };
}

/** What tells whose a row is. */
export interface ItemOwner {
  /** `<region>:<uuid>` */
  readonly identityId: string;
  /** The user's `sub` in the user pool. */
  readonly userSub: string;
  /** What the tenant claim says; undefined where the user has no tenant. */
  readonly tenant: string | undefined;
}

/**
 * The partition key of a row that its owner reaches.
 *
 * @param rest what the key ends with, where it is more than the ID
 * @throws {Error} where rows are those of tenants, and the owner has none
 */
export function partitionKeyValue(
  rows: Exclude<RowScope, 'all'>,
  owner: ItemOwner,
  rest: string,
): string {
  const id = rows.by === 'tenant' ? owner.tenant : owner[rows.id];
  if (id === undefined) throw new Error('the ID token names no tenant; expected one for its rows');
  return rows.delimiter === undefined ? id : `${id}${rows.delimiter}${rest}`;
}
