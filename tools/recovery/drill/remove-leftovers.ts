import { LONGEST_RUN_MS } from '../../recorded-process';
import { errorLine } from '../../sdk/aws-errors';
import { tableDescription, type LiveTable } from '../live-table';
import type { RecoveryClients } from '../recovery-clients';
import { StoppedError, type Waiting } from '../waiting';
import type { DrillRecords } from './drill-record';
import { deleteDrillTable, drillTables } from './drill-tables';

/** A temporary table that a drill left, or seems to have left. */
export type LeftoverTable =
  | { readonly kind: 'recorded'; readonly tableName: string; readonly began: number }
  | { readonly kind: 'tagged'; readonly tableName: string }
  /** It has the name of a drill's table, and not the tag: nobody but you knows what it is. */
  | { readonly kind: 'untagged'; readonly tableName: string };

/** Whose leftovers, and where they are recorded. */
export interface DrilledStage {
  readonly lives: readonly LiveTable[];
  readonly stackName: string;
  readonly records: DrillRecords;
}

/**
 * The tables of drills that were interrupted: those that are recorded on this machine, and those in the account.
 *
 * @param minAgeMs tables in the account that are younger can be those of a drill in progress @default - any age
 */
export async function leftovers(
  { dynamoDb }: RecoveryClients,
  { lives, stackName, records }: DrilledStage,
  minAgeMs?: number,
): Promise<LeftoverTable[]> {
  const recorded = records.left.map(({ temporaryTable, began }) => ({
    kind: 'recorded' as const,
    tableName: temporaryTable,
    began,
  }));
  const known = new Set(recorded.map(({ tableName }) => tableName));
  const others = (await drillTables(dynamoDb, lives, stackName))
    .filter(({ tableName }) => !known.has(tableName))
    .filter(({ created }) => minAgeMs === undefined || Date.now() - created.getTime() >= minAgeMs)
    .map(({ tableName, isTagged }): LeftoverTable => ({
      kind: isTagged ? 'tagged' : 'untagged',
      tableName,
    }));
  return [...recorded, ...others];
}

/** Leftovers that no drill in progress can have. */
export const LEFT_FOR_SURE_MS = LONGEST_RUN_MS;

/** A restore job of AWS Backup can make its table this long after the request. */
const TABLE_MAY_FOLLOW_MS = 60 * 60_000;

/**
 * Deletes leftovers, but no table without the tag.
 *
 * @returns what is left, with the reason
 * @throws {StoppedError} if the command is asked to stop
 */
export async function removeLeftovers(
  clients: RecoveryClients,
  { lives, stackName, records }: DrilledStage,
  found: readonly LeftoverTable[],
  waiting: Waiting,
): Promise<string[]> {
  const left: string[] = [];
  for (const leftover of found) {
    const { kind, tableName } = leftover;
    if (kind === 'untagged') {
      left.push(`${tableName}: it has not the tag of a drill of ${stackName}`);
      continue;
    }
    const owner = { lives, stackName, isRecorded: kind === 'recorded' };
    try {
      const isThere = (await tableDescription(clients.dynamoDb, tableName)) !== undefined;
      await deleteDrillTable(clients.dynamoDb, tableName, owner, waiting);
      if (isThere || kind !== 'recorded' || isOld(leftover.began)) records.remove(tableName);
    } catch (error) {
      if (error instanceof StoppedError) throw error;
      left.push(`${tableName}: ${errorLine(error)}`);
    }
  }
  return left;
}

function isOld(began: number): boolean {
  return Date.now() - began > TABLE_MAY_FOLLOW_MS;
}
