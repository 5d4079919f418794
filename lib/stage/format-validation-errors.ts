import { core } from 'zod';
import { escaped, printedNumber, shortened } from '../aws/printed-value';
import type { DescribedError, Path } from './validation-error';

/** The errors that a message prints in full. */
const MAX_PRINTED = 50;

/** The characters of a line; names of the stage file that it repeats can be of any length. */
const MAX_LINE = 1_000;

/** Prints errors: what they are about and how many there are, then the place, value, allowed values and fix of each. */
export function formatValidationErrors(subject: string, errors: readonly DescribedError[]): string {
  const count = errors.length === 1 ? '1 error' : `${printedNumber(errors.length)} errors`;
  const more = errors.length - MAX_PRINTED;
  return [
    `${escaped(subject)}: ${count}`,
    ...errors.slice(0, MAX_PRINTED).map(formatValidationError),
    ...(more > 0 ? [`  … and ${printedNumber(more)} more`] : []),
  ].join('\n\n');
}

function formatValidationError(error: DescribedError): string {
  const { path, received, expected, fix, position } = error;
  const place = position ? ` (line ${position.line}, column ${position.column})` : '';
  return [
    `${printed(path)}${place}`,
    `  found    ${received}`,
    `  allowed  ${expected}`,
    `  fix      ${fix}`,
  ]
    .map((line) => `  ${escaped(shortened(line, MAX_LINE))}`)
    .join('\n');
}

/** A path of the stage file, or an option or argument of a command as its help prints it. */
function printed(path: Path): string {
  const [first] = path;
  if (first === undefined) return 'the file';
  if (/^(-|[A-Z]+$)/.test(String(first))) return path.join(' ');
  return core.toDotPath(path.map((key) => (typeof key === 'string' ? shortened(key) : key)));
}
