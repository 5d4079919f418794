import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Identifies code that changes without a new version: the names and contents of all files below some folders. */
export function codeDigest(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true });
    for (const path of files
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))) {
      hash.update(path.slice(folder.length)).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}
