import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../item';
import { RecordFile } from '../record-file';

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

/** The record of one copy, by account, Region, endpoint, both tables, rows and mode. */
export class CopyRecordFile extends RecordFile {
  /** Undefined if there is none, or it is not whole. */
  read(): CopyRecord | undefined {
    return this.readValue(revived) as CopyRecord | undefined;
  }

  /** @throws {CommandError} if it cannot be written */
  save(record: CopyRecord): void {
    const { after } = record;
    const written = after && mapValues(after, writable);
    this.saveValue({ ...record, after: written }, FOR_OWNER_ONLY);
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
