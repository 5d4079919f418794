import { randomUUID } from 'node:crypto';
import { ownEntry } from '../../../lib/aws/name-patterns';
import type { StageConfig } from '../../../lib/stage/schema/stage-schema';
import { tableOutputNames } from '../../../lib/stage/table-names';
import type { DeployedOutputs } from '../../sdk/deployed-outputs';
import type { ItemProbe } from '../probe';
import type { ActiveUser } from './active-user';
import { newKey, type Row } from './item-commands';
import { userOf } from './run';

/**
 * The rows of a run: one for each user and table, made up when it is first asked for, and one in a table that does not
 * exist.
 *
 * @param made is told of each row, before anything is called with it
 */
export function rowsOf(
  { tables }: StageConfig,
  outputs: DeployedOutputs,
  users: readonly ActiveUser[],
  made: (row: Row) => void,
): (probe: ItemProbe) => Row {
  const mark = randomUUID();
  const elsewhere: Row = { tableName: `access-check-${mark}`, key: { pk: mark }, mark };
  const known = new Map<string, Row>();
  return ({ table = '', rowOf: owner = '' }) => {
    const options = ownEntry(tables, table);
    if (!options) return elsewhere;
    const name = JSON.stringify([table, owner]);
    const before = known.get(name);
    if (before) return before;
    const tableName = outputs[tableOutputNames(table).name] ?? '';
    const row = { tableName, key: newKey(options, userOf({ users }, owner)), mark };
    known.set(name, row);
    made(row);
    return row;
  };
}
