import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { CommandError } from './command-error';

/**
 * Writes a file as a whole: it is replaced, and never left incomplete. Synchronous, so that no signal ends the process
 * between the draft and the file.
 *
 * @param mode the permissions of the file @default - those of the process
 * @throws {CommandError} if it cannot be written; no draft is left then
 */
export function writeWholeFile(file: string, text: string, mode?: number): void {
  withDraft(file, (draft) => {
    writeFileSync(draft, text, { mode });
    renameSync(draft, file);
  });
}

/** Writes a value as indented JSON. */
export function writeJsonFile(file: string, value: unknown, mode?: number): void {
  writeWholeFile(file, `${JSON.stringify(value, null, 2)}\n`, mode);
}

/**
 * Tests that a file can be written, before the work whose result it gets.
 *
 * @throws {CommandError} if it cannot be written
 */
export function assertWritable(file: string): void {
  withDraft(file, (draft) => {
    writeFileSync(draft, '');
  });
}

/** Works with the draft of a file, which never stays. */
function withDraft(file: string, work: (draft: string) => void): void {
  const draft = `${file}.${process.pid}`;
  try {
    assertReplaceable(file);
    work(draft);
  } catch (cause) {
    const { code = String(cause) } = cause as NodeJS.ErrnoException;
    const message = `Cannot write ${file} (${code}). Choose a file in a folder that you can write to.`;
    throw new CommandError('environment', message, { cause });
  } finally {
    if (existsSync(draft)) rmSync(draft);
  }
}

/** A device such as /dev/null would be replaced too. */
function assertReplaceable(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    throw Object.assign(new Error(), { code: 'not a regular file' });
  }
}
