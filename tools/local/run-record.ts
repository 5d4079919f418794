import { hostname } from 'node:os';
import { join } from 'node:path';
import { hasEnded, type RecordedProcess } from '../recorded-process';
import { namesIn, readRecord } from '../json-records';
import { writeJsonFile } from '../write-whole-file';
import type { LocalTarget } from './local-environment';

/** The file of the record, in the folder of the run. */
const RECORD = 'run.json';

/** What is known of one `npm start`, also after it has ended, as long as its local AWS is running. */
export interface LocalRunRecord extends RecordedProcess {
  /** The absolute path of the stage file. */
  readonly stageFile: string;
  /** The absolute paths of the files that it writes for others: no other run may replace them. */
  readonly files: readonly string[];
  /** The leaders of the process groups of its local AWS. */
  readonly processes: readonly number[];
  /** Its local AWS. @default - it does not respond yet, or the run deploys to that of an earlier one */
  readonly target?: LocalTarget;
  /** Whether the local AWS stays after the run. */
  readonly isKept: boolean;
  /** The file with the environment of the kept local AWS. */
  readonly environmentFile?: string;
}

/** A run and its folder. */
export interface RecordedRun {
  readonly folder: string;
  readonly record: LocalRunRecord;
}

/** Writes a record. Only the user can read it, because the local AWS has credentials. */
export function writeRun({ folder, record }: RecordedRun): void {
  writeJsonFile(join(folder, RECORD), record, OWNER_ONLY);
}

/** The permissions of a file that only the user can read. */
export const OWNER_ONLY = 0o600;

/** The runs of this machine. */
export function recordedRuns(runs: string): RecordedRun[] {
  return namesIn(runs).flatMap((name) => {
    const folder = join(runs, name);
    const record = readRecord(join(folder, RECORD)) as LocalRunRecord | undefined;
    return record?.host === hostname() ? [{ folder, record }] : [];
  });
}

/** No `npm start` takes that long. A reused process ID must not block other runs for a day. */
const LONGEST_START_MS = 2 * 60 * 60 * 1000;

/** Whether the `npm start` of a record is still working. */
export function isInProgress(record: LocalRunRecord): boolean {
  return !hasEnded(record, LONGEST_START_MS);
}
