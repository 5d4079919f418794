import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { withCertificates } from './certificate-files';
import { parseJson } from './parse-json';
import { valueIn } from './partial-stage';
import { validationError, type Path, type ValidationError } from './validation-error';
import type { StageConfig } from './schema/stage-schema';
import { StageFileError } from './stage-file-error';
import { validateStage } from './validate-stage';

/**
 * Reads and checks a stage file, and the certificates that it names.
 *
 * @throws {StageFileError} with every problem, where the file is missing, not JSON, or not a stage
 */
export function loadStage(file: string): StageConfig {
  const parsed = parseJson(readStageFile(file));
  if (!parsed.ok) throw new StageFileError(file, parsed.errors);
  const written = parsed.value.value;
  const { value, replaced, problems: unread } = withCertificates(written, dirname(file));
  const checked = validateStage(value);
  if (checked.ok) return checked.value;
  const problems = checked.errors.map((found): ValidationError => {
    const { path, expected, fix } = found;
    const told = unread.find((one) => beginsWith(path, one.path)) ?? found;
    // What a file holds is for nobody to read here: its path is told.
    const isOfFile = replaced.some((one) => beginsWith(one, path));
    const received = path.reduce<unknown>(valueIn, written);
    return {
      ...(isOfFile ? validationError(path, received, expected, fix) : told),
      position: parsed.value.positionOf(path),
    };
  });
  throw new StageFileError(file, problems.sort(inOrderOfTheFile));
}

function beginsWith(path: Path, beginning: Path): boolean {
  return beginning.every((key, position) => key === path[position]);
}

function readStageFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`;
    const fix = 'create it, or name another with the flag stage or config';
    throw new StageFileError(file, [
      { ...validationError([], undefined, 'a stage file', fix), received: what },
    ]);
  }
}

function inOrderOfTheFile(
  { position: a }: ValidationError,
  { position: b }: ValidationError,
): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
