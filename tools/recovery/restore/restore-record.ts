import { RecordFile } from '../record-file';
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

/** The record of one restore, by account, Region, endpoint, stack, table and point. */
export class RestoreRecordFile extends RecordFile {
  /** Undefined if there is none, or it is not whole. */
  read(): RestoreRecord | undefined {
    return this.readValue() as RestoreRecord | undefined;
  }

  /** @throws {CommandError} if it cannot be written */
  save(record: RestoreRecord): void {
    this.saveValue(record);
  }
}
