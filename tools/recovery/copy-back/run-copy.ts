import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { copyRow, keyOf, presentRows, type CopyTarget } from './copy-rows';
import type { CopyRecord } from './copy-record';
import type { CopyTables } from './copy-tables';
import { Pace } from './pace';
import { readRows } from './read-rows';

/** Capacity units per second, so that the application keeps its own. */
const MAX_READ_UNITS = 1_000;
const MAX_WRITE_UNITS = 100;

/** What a copy works with. */
export interface Copy {
  readonly client: DynamoDBClient;
  readonly tables: CopyTables;
  readonly target: CopyTarget;
  readonly isStopped: () => boolean;
  readonly showProgress: (line: string) => void;
}

/** The items of a selection in the restored table, and how many of them the live table has. */
export interface CountedRows {
  readonly found: number;
  readonly present: number;
}

/** The command was asked to stop. */
export class CopyStopped extends Error {}

/** Counts what would be copied. Writes nothing. */
export async function countRows(copy: Copy): Promise<CountedRows> {
  const { client, target, showProgress } = copy;
  const pace = new Pace(MAX_READ_UNITS);
  let [found, present] = [0, 0];
  for await (const items of pages(copy, undefined)) {
    assertNotStopped(copy);
    found += items.length;
    present += await presentRows(client, target, items, pace);
    showProgress(`Counting: ${found} items`);
  }
  showProgress('');
  return { found, present };
}

/**
 * Copies the items after those that are handled already.
 *
 * @param save is called with what was handled, also when the copy fails
 */
export async function copyRows(
  copy: Copy,
  began: CopyRecord,
  save: (record: CopyRecord) => void,
): Promise<CopyRecord> {
  const { client, target, showProgress } = copy;
  const pace = new Pace(MAX_WRITE_UNITS);
  let record = began;
  try {
    for await (const items of pages(copy, began.after)) {
      for (const item of items) {
        assertNotStopped(copy);
        const isWritten = await copyRow(client, target, item, pace);
        record = handled(record, isWritten, keyOf(target, item));
      }
      save(record);
      showProgress(`Copying: ${record.copied + record.kept} of ${record.found} items`);
    }
    return record;
  } finally {
    showProgress('');
    save(record);
  }
}

function pages({ client, tables: { from }, target }: Copy, after: CopyRecord['after']) {
  const source = { tableName: from.tableName, partitionKey: from.keys[0] };
  return readRows(client, source, target.selection, new Pace(MAX_READ_UNITS), after);
}

function handled(record: CopyRecord, isWritten: boolean, after: CopyRecord['after']): CopyRecord {
  const { copied, kept } = record;
  return isWritten
    ? { ...record, copied: copied + 1, after }
    : { ...record, kept: kept + 1, after };
}

function assertNotStopped({ isStopped }: Copy): void {
  if (isStopped()) throw new CopyStopped('Stopped.');
}
