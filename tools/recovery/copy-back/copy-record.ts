import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { writeJsonFile } from '../../write-whole-file';
import type { Item } from './read-rows';

/** A copy that was interrupted, for the run that continues it. */
export interface CopyRecord {
  /** The number of items that the dry run counted. */
  readonly found: number;
  readonly copied: number;
  readonly kept: number;
  /** The primary key of the last item that was handled; undefined if none was. */
  readonly after: Item | undefined;
}

/** Keys can name people. */
const FOR_OWNER_ONLY = 0o600;

/** The record of one copy: one file, which is replaced as a whole and removed at the end. */
export class CopyRecordFile {
  private readonly file: string;

  /**
   * @param directory the folder of all records
   * @param copy account, Region, endpoint, both tables, rows and mode: the same again is the same copy
   */
  constructor(
    private readonly directory: string,
    copy: readonly string[],
  ) {
    const hash = createHash('sha256').update(JSON.stringify(copy)).digest('hex');
    this.file = join(directory, `${hash.slice(0, 32)}.json`);
  }

  /** Undefined if there is none, or it is not one. */
  read(): CopyRecord | undefined {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'), revived) as CopyRecord;
    } catch {
      return undefined;
    }
  }

  /** @throws {CommandError} if it cannot be written */
  save(record: CopyRecord): void {
    mkdirSync(this.directory, { recursive: true });
    const { after } = record;
    const written = after && mapValues(after, writable);
    writeJsonFile(this.file, { ...record, after: written }, FOR_OWNER_ONLY);
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}

function mapValues<T, U>(entries: Readonly<Record<string, T>>, map: (value: T) => U) {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value)]));
}

/** JSON has no binary data. */
function writable(value: AttributeValue): unknown {
  return value.B === undefined ? value : { base64: Buffer.from(value.B).toString('base64') };
}

function revived(_key: string, value: unknown): unknown {
  const isBinary = typeof value === 'object' && value !== null && 'base64' in value;
  return isBinary ? { B: Buffer.from(String(value.base64), 'base64') } : value;
}
