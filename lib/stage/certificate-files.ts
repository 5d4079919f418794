import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { valueIn } from './partial-stage';
import { validationError, type Path, type ValidationError } from './validation-error';

/** A stage file with the certificates of the files that it names in place of their paths. */
export interface WithCertificates {
  readonly value: unknown;
  /** Where a path was replaced. */
  readonly replaced: readonly Path[];
  /** Files that cannot be read. */
  readonly problems: readonly ValidationError[];
}

/**
 * Reads the certificates that connectors name.
 *
 * @param input the value of a stage file, which may be anything
 * @param directory where the paths of the stage file begin
 */
export function withCertificates(input: unknown, directory: string): WithCertificates {
  const value: unknown = structuredClone(input);
  const connectors = valueIn(value, 'connectors') ?? {};
  const replaced: Path[] = [];
  const problems: ValidationError[] = [];
  for (const id of Object.keys(connectors)) {
    const path = ['connectors', id, 'trust', 'rolesAnywhere'];
    const parent = path.reduce<unknown>(valueIn, value);
    const file = valueIn(parent, KEY);
    if (typeof file !== 'string' || isText(file)) continue;
    const place = [...path, KEY];
    const text = textOf(resolve(directory, file));
    if (typeof text === 'string') {
      Reflect.set(parent as object, KEY, text);
      replaced.push(place);
    } else {
      problems.push(
        validationError(
          place,
          file,
          `the path of a PEM file, relative to the stage file, that can be read (${text.code})`,
          `put the certificate into ${resolve(directory, file)}, or mend the path`,
        ),
      );
    }
  }
  return { value, replaced, problems };
}

const KEY = 'certificateAuthority';

/** Whether it is the certificates themselves, or what else nobody would call a file. */
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
