import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps in a folder what was found out before. It is only a help: what cannot be read is not known, and what cannot be
 * written is found out again.
 */
export class DiskCache {
  constructor(private readonly directory: string) {}

  /** @param asNow makes what was written fit to be read as JSON */
  read(key: string, asNow = (text: string) => text): unknown {
    try {
      return JSON.parse(asNow(readFileSync(this.fileOf(key), 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all: several processes may be at it. */
  write(key: string, text: string): void {
    const draft = `${this.fileOf(key)}.${process.pid}`;
    try {
      mkdirSync(this.directory, { recursive: true });
      writeFileSync(draft, text);
      renameSync(draft, this.fileOf(key));
    } catch {
      // A folder that cannot be written to remembers nothing.
    }
  }

  private fileOf(key: string): string {
    return join(this.directory, `${key}.json`);
  }
}
