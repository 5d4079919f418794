import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { withCertificates } from './certificate-files';
import { checkStage } from './check-stage';
import { parseJson } from './parse-json';
import { problem, type Path, type Problem } from './problem';
import type { Stage } from './schema/stage-schema';
import { StageFileError } from './stage-file-error';

/**
 * Reads and checks a stage file, and the certificates that it names.
 *
 * @throws {StageFileError} with every problem, where the file is missing, not JSON, or not a stage
 */
export function loadStage(file: string): Stage {
  const parsed = parseJson(readStageFile(file));
  if (!parsed.ok) throw new StageFileError(file, parsed.problems);
  const { value, named, problems: unread } = withCertificates(parsed.value.value, dirname(file));
  const checked = checkStage(value);
  if (checked.ok) return checked.value;
  const problems = checked.problems.map((found): Problem => {
    const { path, expected, fix } = found;
    const certificate = named.find((one) => isSamePath(one.path, path));
    return {
      ...(unread.find((one) => isSamePath(one.path, path)) ??
        (certificate ? problem(path, certificate.file, expected, fix) : found)),
      position: parsed.value.positionOf(path),
    };
  });
  throw new StageFileError(file, problems.sort(inOrderOfTheFile));
}

function isSamePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, position) => key === other[position]);
}

function readStageFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'ENOENT' ? 'no such file' : `a file that cannot be read (${code})`;
    const fix = 'create it, or name another with the flag stage or config';
    throw new StageFileError(file, [
      { ...problem([], undefined, 'a stage file', fix), received: what },
    ]);
  }
}

function inOrderOfTheFile({ position: a }: Problem, { position: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
