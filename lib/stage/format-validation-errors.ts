import type { Path, ValidationError } from './validation-error';

type Zod = typeof import('zod');

/** Problems as a person reads them: what has them and how many, then each with its place and what to do. */
export function formatValidationErrors(
  subject: string,
  problems: readonly ValidationError[],
): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${subject}: ${count}`, ...problems.map(formatValidationError)].join('\n\n');
}

function formatValidationError({
  path,
  received,
  expected,
  fix,
  position,
}: ValidationError): string {
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
  // Loaded for problems alone: a sound stage file has been checked before, and needs no zod.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('zod') as Zod).core.toDotPath([...path]);
}
