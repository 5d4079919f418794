import { core } from 'zod';
import type { DescribedError, Path } from './validation-error';

/** Prints errors: what they are about and how many there are, then the place, value, allowed values and fix of each. */
export function formatValidationErrors(subject: string, errors: readonly DescribedError[]): string {
  const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
  return [`${subject}: ${count}`, ...errors.map(formatValidationError)].join('\n\n');
}

function formatValidationError(error: DescribedError): string {
  const { path, received, expected, fix, position } = error;
  const place = position ? ` (line ${position.line}, column ${position.column})` : '';
  return [
    `  ${printed(path)}${place}`,
    `    found    ${received}`,
    `    allowed  ${expected}`,
    `    fix      ${fix}`,
  ].join('\n');
}

/** A path of the stage file, or an option or argument of a command as its help prints it. */
function printed(path: Path): string {
  const [first] = path;
  if (first === undefined) return 'the file';
  if (/^(-|[A-Z]+$)/.test(String(first))) return path.join(' ');
  return core.toDotPath([...path]);
}
