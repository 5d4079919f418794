import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { valueIn } from './partial-stage';
import { problem, type Path, type Problem } from './problem';

/** A stage file with the certificates of the files that it names in place of their paths. */
export interface WithCertificates {
  readonly value: unknown;
  /** The paths that were replaced, in the words of the file. */
  readonly named: readonly { readonly path: Path; readonly file: string }[];
  /** Files that cannot be read. */
  readonly problems: readonly Problem[];
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
  const named: { path: Path; file: string }[] = [];
  const problems: Problem[] = [];
  for (const id of Object.keys(connectors)) {
    const path = ['connectors', id, 'trust', 'rolesAnywhere'];
    const parent = path.reduce<unknown>(valueIn, value);
    const file = valueIn(parent, KEY);
    if (typeof file !== 'string' || file.startsWith('-----BEGIN')) continue;
    const place = [...path, KEY];
    const text = textOf(resolve(directory, file));
    if (typeof text === 'string') {
      Reflect.set(parent as object, KEY, text);
      named.push({ path: place, file });
    } else {
      problems.push(
        problem(
          place,
          file,
          `the path of a PEM file, relative to the stage file, that can be read (${text.code})`,
          `put the certificate into ${resolve(directory, file)}, or mend the path`,
        ),
      );
    }
  }
  return { value, named, problems };
}

const KEY = 'certificateAuthority';

function textOf(file: string): string | { readonly code: string } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return { code: String((error as NodeJS.ErrnoException).code) };
  }
}
