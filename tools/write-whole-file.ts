import { rename, rm, writeFile } from 'node:fs/promises';
import { CommandError } from './command-error';

/**
 * Writes a file as a whole: it is replaced, and never left incomplete.
 *
 * @throws {CommandError} if it cannot be written
 */
export async function writeWholeFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    const message = `Cannot write ${file} (${code}). Choose a file in a folder that you can write to.`;
    throw new CommandError('environment', message, { cause });
  }
}

/** Writes a value as indented JSON. */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  await writeWholeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
