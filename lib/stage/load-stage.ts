import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { escaped, printedJson, printedValue } from '../aws/printed-value';
import { withCertificates, type WithCertificates } from './certificate-files';
import { formatValidationErrors } from './format-validation-errors';
import { parseJson, type ParsedJson } from './parse-json';
import { valueIn } from './partial-stage';
import type { StageConfig } from './schema/stage-schema';
import { stageName, STAGES_FOLDER } from './stage-file';
import { stageText } from './stage-text';
import { validateStage } from './validate-stage';
import type { Path, ValidationError } from './validation-error';

/** A stage file cannot be read or is invalid; the message lists every error, in the order of the file. */
export class StageFileError extends Error {
  /** Tells it from other errors, also of another copy of the package. */
  override readonly name = 'StageFileError';

  constructor(
    /** The path of the file. */
    readonly file: string,
    /** Every error, in the order of the file. */
    readonly errors: readonly ValidationError[],
    message = formatValidationErrors(file, errors),
  ) {
    super(message);
  }
}

/**
 * Reads and validates a stage file and the certificate files that it names.
 *
 * @param file the path of the stage file
 * @returns the stage with its defaults
 * @throws {StageFileError} with every error, if the file is missing, not JSON, or not a valid stage
 */
export function loadStage(file: string): StageConfig {
  return stageOf(readStageFile(file), file);
}

/**
 * Validates the bytes of a stage file as `loadStage` does, before they are written.
 *
 * @param file the path of the stage file, to which the certificate files are relative
 * @throws {StageFileError} with every error
 */
export function stageOf(bytes: Uint8Array, file: string): StageConfig {
  const text = stageText(bytes);
  const parsed = text.ok ? parseJson(text.value) : text;
  if (!parsed.ok) throw new StageFileError(file, parsed.errors);
  const json = parsed.value;
  const complete = withCertificates(json.value, dirname(file));
  const validated = validateStage(complete.value);
  if (validated.ok && json.lost.length === 0) return validated.value;
  const errors = (validated.ok ? [] : validated.errors)
    .map((error) => asWritten(withPaths(error, json.value, complete), json))
    .map((error) => ({ ...error, position: json.positionOf(error.path) }));
  throw new StageFileError(file, [...json.lost, ...errors].sort(inOrderOfTheFile));
}

/** The error with numbers as the file has them, such as `1e999`, which JavaScript reads as another number. */
function asWritten(error: ValidationError, json: ParsedJson): ValidationError {
  const { path, received } = error;
  const written = json.jsonOf(path);
  const isValue = received === printedValue(path.reduce<unknown>(valueIn, json.value));
  return isValue && written !== undefined ? { ...error, received: printedJson(written) } : error;
}

/** The error with the path of a certificate file, as the stage file has it, in place of the file's contents. */
function withPaths(
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

function readStageFile(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const [received, fix] = unreadable(file, String(code));
    const expected = `Stages in ${STAGES_FOLDER}/: ${existingStages().join(', ') || 'none'}`;
    const errors = [{ code: 'unreadable', path: [], received, expected, fix }] as const;
    throw new StageFileError(file, errors, escaped(`${received}. ${expected}. ${fix}.`));
  }
}

/** What is wrong with a file, and the fix. */
function unreadable(file: string, code: string): [received: string, fix: string] {
  const name = stageName(file);
  if (code !== 'ENOENT')
    return [`Cannot read ${file} (${code})`, 'Check the path and its permissions'];
  return name === undefined
    ? [`No stage file ${file}`, 'Correct the path, or name one of the stages']
    : [`No stage "${name}"`, `Create ${file}, or name another stage`];
}

function existingStages(): string[] {
  return filesIn(STAGES_FOLDER).flatMap((file) => stageName(join(STAGES_FOLDER, file)) ?? []);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function inOrderOfTheFile(
  { position: a }: ValidationError,
  { position: b }: ValidationError,
): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
