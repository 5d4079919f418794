import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file as a whole: it is replaced, and never left half written.
 *
 * @throws {Error} where it cannot be written
 */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      `${file}: received a place that cannot be written to (${code}); expected a file in a folder of your own; name another`,
      { cause: error },
    );
  }
}

/** Writes a value as indented JSON. */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  await writeWholeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
