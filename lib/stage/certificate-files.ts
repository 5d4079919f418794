import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

/**
 * Reads the certificate files that connectors name.
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
    const path = [...parent, KEY];
    const file = path.reduce<unknown>(valueIn, value);
    if (typeof file !== 'string' || isText(file)) continue;
    const text = textOf(resolve(directory, file));
    if (typeof text === 'string') {
      Reflect.set(parent.reduce<unknown>(valueIn, value) as object, KEY, text);
      read.push(path);
    } else {
      unreadable.push(unreadableFile(path, file, resolve(directory, file), text.code));
    }
  }
  return { value, read, unreadable };
}

function unreadableFile(path: Path, written: string, file: string, code: string): ValidationError {
  return validationErrors('unreadable')(
    path,
    written,
    `the path of a readable PEM file, relative to the stage file (${code})`,
    `save the certificate to ${file}, or correct the path`,
  );
}

const KEY = 'certificateAuthority';

/** Whether the value is PEM text rather than a path. */
function isText(file: string): boolean {
  return file.includes('-----BEGIN') || file.includes('\n');
}

function textOf(file: string): string | { readonly code: string } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return { code: String((error as NodeJS.ErrnoException).code) };
  }
}
