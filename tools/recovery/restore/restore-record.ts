import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonFile } from '../../write-whole-file';
import type { RestoreSource } from './restore-source';

/** A restore that has begun, for the run that continues it. */
export interface RestoreRecord {
  readonly source: RestoreSource;
  /** The name of the new table. */
  readonly target: string;
  /** In milliseconds since 1970. */
  readonly began: number;
  /** Whether AWS has accepted the request. */
  readonly isAccepted: boolean;
  /** The restore job of AWS Backup. */
  readonly jobId?: string | undefined;
}

/** The record of one restore: one file, which is replaced as a whole and removed at the end. */
export class RestoreRecordFile {
  private readonly file: string;

  /**
   * @param directory the folder of all records
   * @param restore account, Region, endpoint, stack, table and point: the same again is the same restore
   */
  constructor(
    private readonly directory: string,
    restore: readonly string[],
  ) {
    const hash = createHash('sha256').update(JSON.stringify(restore)).digest('hex');
    this.file = join(directory, `${hash.slice(0, 32)}.json`);
  }

  /** Undefined if there is none, or it is not one. */
  read(): RestoreRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8')) as RestoreRecord;
    } catch {
      return undefined;
    }
  }

  /** @throws {CommandError} if it cannot be written */
  save(record: RestoreRecord): void {
    mkdirSync(this.directory, { recursive: true });
    writeJsonFile(this.file, record);
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}
