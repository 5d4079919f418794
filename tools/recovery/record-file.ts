import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRecord } from '../json-records';
import { writeJsonFile } from '../write-whole-file';

/** The record of one restore or copy: one file, which is replaced as a whole and removed at the end. */
export class RecordFile {
  private readonly file: string;

  /**
   * @param directory the folder of all records
   * @param of what is restored or copied, and where: the same again has the same file
   */
  constructor(
    private readonly directory: string,
    of: readonly string[],
  ) {
    const hash = createHash('sha256').update(JSON.stringify(of)).digest('hex');
    this.file = join(directory, `${hash.slice(0, 32)}.json`);
  }

  /** Undefined if there is none, or it is not whole. */
  protected readValue(revived?: (key: string, value: unknown) => unknown): unknown {
    return readRecord(this.file, revived);
  }

  protected saveValue(value: object, mode?: number): void {
    mkdirSync(this.directory, { recursive: true });
    writeJsonFile(this.file, value, mode);
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}
