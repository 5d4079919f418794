import { rename, writeFile } from 'node:fs/promises';

/** Writes a file as a whole: it is replaced, and never left half written. */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, file);
}

/** Writes a value as indented JSON. */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  await writeWholeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
