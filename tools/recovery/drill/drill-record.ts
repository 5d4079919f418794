import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { hasEnded, type RecordedProcess } from '../../recorded-process';
import { namesIn, readRecord } from '../../json-records';
import { writeJsonFile } from '../../write-whole-file';

/** A temporary table, and the drill that made it. */
export interface RecordedDrill extends RecordedProcess {
  readonly place: string;
  readonly temporaryTable: string;
}

/** The files of the temporary tables of drills: written before a table is restored, removed after it is deleted. */
export class DrillRecords {
  /**
   * @param directory the folder of all records
   * @param place account, Region, endpoint and stack: tables of other places are not touched
   */
  constructor(
    private readonly directory: string,
    private readonly place: string,
  ) {}

  /** @throws {CommandError} if it cannot be written; the table must not be restored then */
  add(temporaryTable: string): void {
    mkdirSync(this.directory, { recursive: true });
    const { place } = this;
    const owner = { host: hostname(), pid: process.pid, began: Date.now() };
    writeJsonFile(this.file(temporaryTable), {
      place,
      temporaryTable,
      ...owner,
    } satisfies RecordedDrill);
  }

  remove(temporaryTable: string): void {
    rmSync(this.file(temporaryTable), { force: true });
  }

  /** The temporary tables of drills that have ended. */
  get left(): RecordedDrill[] {
    return this.all.filter((one) => hasEnded(one));
  }

  private get all(): RecordedDrill[] {
    return namesIn(this.directory)
      .flatMap(
        (name) => (readRecord(join(this.directory, name)) as RecordedDrill | undefined) ?? [],
      )
      .filter(({ place }) => place === this.place);
  }

  private file(temporaryTable: string): string {
    const hash = createHash('sha256').update(`${this.place} ${temporaryTable}`).digest('hex');
    return join(this.directory, `${hash.slice(0, 32)}.json`);
  }
}
