import { rename, writeFile } from 'node:fs/promises';

/** Writes a value as indented JSON; the file is replaced as a whole, never left half written. */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(value, null, 2)}\n`);
  await rename(draft, file);
}
