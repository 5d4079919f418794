import { readdirSync, readFileSync } from 'node:fs';

/** The value in a JSON file; undefined if there is no such file, or it is not whole. */
export function readRecord(
  file: string,
  revived?: (key: string, value: unknown) => unknown,
): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'), revived) as unknown;
  } catch {
    return undefined;
  }
}

/** The names of the files in a folder; none if there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
