import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { printedValue } from '../connectors/printed-value';
import { withCertificates, type WithCertificates } from './certificate-files';
import { formatValidationErrors } from './format-validation-errors';
import { parseJson } from './parse-json';
import { valueIn } from './partial-stage';
import type { StageConfig } from './schema/stage-schema';
import { validateStage } from './validate-stage';
import type { Path, ValidationError } from './validation-error';

/** The stage file is invalid; the message has every mistake, in the order of the file. */
export class StageFileError extends Error {
  override readonly name = 'StageFileError';

  constructor(
    readonly file: string,
    readonly errors: readonly ValidationError[],
  ) {
    super(formatValidationErrors(file, errors));
  }
}

/**
 * Reads and validates a stage file, and the certificates that it names.
 *
 * @throws {StageFileError} with every mistake, where the file is missing, not JSON, or not a stage
 */
export function loadStage(file: string): StageConfig {
  const parsed = parseJson(readStageFile(file));
  if (!parsed.ok) throw new StageFileError(file, parsed.errors);
  const json = parsed.value;
  const complete = withCertificates(json.value, dirname(file));
  const validated = validateStage(complete.value);
  if (validated.ok) return validated.value;
  const errors = validated.errors
    .map((error) => aboutFiles(error, json.value, complete))
    .map((error) => ({ ...error, position: json.positionOf(error.path) }));
  throw new StageFileError(file, errors.sort(inOrderOfTheFile));
}

/** The error as the author of the stage file can use it: with the path of a certificate file, not what is in it. */
function aboutFiles(
  error: ValidationError,
  written: unknown,
  { read, unreadable }: WithCertificates,
): ValidationError {
  const { path } = error;
  if (read.some((file) => beginsWith(file, path))) {
    return { ...error, received: printedValue(path.reduce<unknown>(valueIn, written)) };
  }
  return unreadable.find((one) => beginsWith(path, one.path)) ?? error;
}

function beginsWith(path: Path, beginning: Path): boolean {
  return beginning.every((key, position) => key === path[position]);
}

function readStageFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const received = code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`;
    const fix = 'create it, or name another with the flag stage or config';
    throw new StageFileError(file, [
      { code: 'unreadable', path: [], received, expected: 'a stage file', fix },
    ]);
  }
}

function inOrderOfTheFile(
  { position: a }: ValidationError,
  { position: b }: ValidationError,
): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
