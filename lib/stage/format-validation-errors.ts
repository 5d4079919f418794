import { core } from 'zod';
import type { DescribedError, Path } from './validation-error';

/** Errors as a person reads them: what has them and how many, then each with its place and its fix. */
export function formatValidationErrors(subject: string, errors: readonly DescribedError[]): string {
  const count = errors.length === 1 ? '1 problem' : `${errors.length} problems`;
  return [`${subject}: ${count}`, ...errors.map(formatValidationError)].join('\n\n');
}

function formatValidationError({
  path,
  received,
  expected,
  fix,
  position,
}: DescribedError): string {
  const place = position ? ` (line ${position.line}, column ${position.column})` : '';
  return [
    `  ${printed(path)}${place}`,
    `    received  ${received}`,
    `    expected  ${expected}`,
    `    fix       ${fix}`,
  ].join('\n');
}

/** A path of the stage file, or an option or argument of a command as a person reads it in its help. */
function printed(path: Path): string {
  const [first] = path;
  if (first === undefined) return 'the file';
  if (/^(-|[A-Z]+$)/.test(String(first))) return path.join(' ');
  return core.toDotPath([...path]);
}
