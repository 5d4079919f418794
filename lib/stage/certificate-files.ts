import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pemOf } from '../connectors/revocation-list';
import { valueIn } from './partial-stage';
import { validationErrors, type Path, type ValidationError } from './validation-error';

/** A stage file in which the contents of certificate files replace their paths. */
export interface WithCertificates {
  readonly value: unknown;
  /** Where a path was replaced. */
  readonly read: readonly Path[];
  /** An error for each file that cannot be read. */
  readonly unreadable: readonly ValidationError[];
}

/** The keys of `rolesAnywhere` that name a file, and what it holds. */
const FILES = {
  certificateAuthority: { form: 'PEM', what: 'certificate' },
  revoked: { form: 'PEM or DER', what: 'list' },
} as const;

type FileKey = keyof typeof FILES;

/**
 * Reads the files of certificates and revocation lists that connectors name.
 *
 * @param input the value of a stage file, not yet validated
 * @param directory the folder of the stage file, to which its paths are relative
 */
export function withCertificates(input: unknown, directory: string): WithCertificates {
  const value: unknown = structuredClone(input);
  const read: Path[] = [];
  const unreadable: ValidationError[] = [];
  for (const id of Object.keys(valueIn(value, 'connectors') ?? {})) {
    const parent = ['connectors', id, 'trust', 'rolesAnywhere'];
    for (const key of Object.keys(FILES) as FileKey[]) {
      const path = [...parent, key];
      const written = path.reduce<unknown>(valueIn, value);
      if (typeof written !== 'string' || isText(written)) continue;
      const file = resolve(directory, written);
      const content = contentOf(file);
      if (Buffer.isBuffer(content)) {
        Reflect.set(parent.reduce<unknown>(valueIn, value) as object, key, textOf(content));
        read.push(path);
      } else {
        unreadable.push(unreadableFile(path, written, file, content.code));
      }
    }
  }
  return { value, read, unreadable };
}

function unreadableFile(path: Path, written: string, file: string, code: string): ValidationError {
  const { form, what } = FILES[path.at(-1) as FileKey];
  return validationErrors('unreadable')(
    path,
    written,
    `the path of a readable ${form} file, relative to the stage file (${code})`,
    `save the ${what} to ${file}, or correct the path`,
  );
}

/** Whether the value is PEM text rather than a path. */
function isText(file: string): boolean {
  return file.includes('-----BEGIN') || file.includes('\n');
}

function contentOf(file: string): Buffer | { readonly code: string } {
  try {
    return readFileSync(file);
  } catch (error) {
    return { code: String((error as NodeJS.ErrnoException).code) };
  }
}

/** The first byte of a sequence in DER, which no PEM text begins with. */
const SEQUENCE = 0x30;

/** PEM as it is, and a revocation list in DER as PEM. */
function textOf(content: Buffer): string {
  return content[0] === SEQUENCE ? pemOf(content) : content.toString('utf8');
}
