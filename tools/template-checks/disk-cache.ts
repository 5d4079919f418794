import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../write-whole-file';

const MAX_ENTRY_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** A best-effort JSON cache on disk: an entry that cannot be read is a miss, one that cannot be written is not cached. */
export class DiskCache {
  constructor(private readonly directory: string) {}

  /**
   * Returns an entry, unless it is older than 30 days. An entry that does not parse is deleted.
   *
   * @param parse throws if the JSON does not have the right shape
   */
  read<T>(key: string, parse: (json: unknown) => T): T | undefined {
    const file = this.fileOf(key);
    try {
      if (isExpired(file)) return undefined;
      return parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      remove(file);
      return undefined;
    }
  }

  /** Writes an entry as a whole, because other processes may read it, and removes entries older than 30 days. */
  write(key: string, value: unknown): void {
    try {
      mkdirSync(this.directory, { recursive: true });
      this.removeExpired();
      writeWholeFile(this.fileOf(key), JSON.stringify(value));
    } catch {
      // Without write access or space nothing is cached.
    }
  }

  private removeExpired(): void {
    const files = readdirSync(this.directory).map((name) => join(this.directory, name));
    files.filter(isExpired).forEach(remove);
  }

  private fileOf(key: string): string {
    return join(this.directory, `${key}.json`);
  }
}

function isExpired(file: string): boolean {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return written !== undefined && Date.now() - written > MAX_ENTRY_AGE_MS;
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // In use by another process, or read-only.
  }
}
