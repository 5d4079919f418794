import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { namesIn, readRecord } from '../../json-records';
import { hasEnded, type RecordedProcess } from '../../recorded-process';
import { writeWholeFile } from '../../write-whole-file';
import type { Leftover } from './leftover';

/** The process ID is in the name of the file. */
interface Recorded extends Omit<RecordedProcess, 'pid'> {
  /** Account, Region, endpoint and user pool: what another place has, no client of this one can remove. */
  readonly place: string;
  readonly left: readonly Leftover[];
}

/** The file of a running check with what it has created. The file of a check that was killed remains for the next one. */
export class RunRecord {
  private readonly began = Date.now();
  private readonly file: string;

  /**
   * @param directory the folder of all records
   * @param place where the resources are; checks of other places do not touch them
   */
  constructor(
    private readonly directory: string,
    private readonly place: string,
  ) {
    this.file = this.newFile();
  }

  /**
   * Replaces the record. Nothing left is no file.
   *
   * @throws {CommandError} if it cannot be written
   */
  readonly save = (left: readonly Leftover[]): void => {
    if (left.length === 0) {
      rmSync(this.file, { force: true });
      return;
    }
    mkdirSync(this.directory, { recursive: true });
    const { place, began } = this;
    writeWholeFile(this.file, asJson({ place, host: hostname(), began, left }));
  };

  /** Takes over what checks of the same place left that have ended. */
  adopt(): Leftover[] {
    const adopted = this.endedFiles().flatMap((file) => {
      const claimed = this.newFile();
      if (!tryRename(file, claimed)) return [];
      const { left } = recordIn(claimed) ?? { left: [] };
      return [{ claimed, left }];
    });
    const all = adopted.flatMap(({ left }) => left);
    this.save(all);
    for (const { claimed } of adopted) rmSync(claimed);
    return all;
  }

  private endedFiles(): string[] {
    return namesIn(this.directory)
      .map((name) => ({ pid: Number.parseInt(name), file: join(this.directory, name) }))
      .filter(({ pid, file }) => {
        const record = recordIn(file);
        return record?.place === this.place && hasEnded({ ...record, pid });
      })
      .map(({ file }) => file);
  }

  private newFile(): string {
    return join(this.directory, `${process.pid}-${randomUUID()}.json`);
  }
}

/** Undefined for a file that is no record, or is no longer there. */
function recordIn(file: string): Recorded | undefined {
  return readRecord(file, (_key, value) =>
    isBinary(value) ? Uint8Array.from(Buffer.from(value.base64, 'base64')) : value,
  ) as Recorded | undefined;
}

/** Keys of items can be binary. */
function asJson(record: Recorded): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    ArrayBuffer.isView(value)
      ? { base64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') }
      : value,
  );
}

function isBinary(value: unknown): value is { readonly base64: string } {
  return typeof value === 'object' && value !== null && 'base64' in value;
}

/** Whether this check has moved the file: only one of several does. */
function tryRename(file: string, to: string): boolean {
  try {
    renameSync(file, to);
    return true;
  } catch {
    return false;
  }
}
