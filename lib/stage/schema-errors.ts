import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { valueIn } from './partial-stage';
import { validationError, type Path, type ValidationError } from './validation-error';

type Issue = z.core.$ZodIssue;

/** The problems that one issue of the schema stands for. */
export function schemaErrors(issue: Issue, input: unknown): ValidationError[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        unknownKey([...path, key], path.reduce<unknown>(valueIn, input), issue.message.split('\n')),
      );
    case 'invalid_union': {
      const meant = intendedBranch(issue.errors);
      if (meant) {
        return meant.flatMap((inner) =>
          schemaErrors({ ...inner, path: [...path, ...inner.path] }, input),
        );
      }
    }
  }
  return [told(issue.message, path, path.reduce<unknown>(valueIn, input))];
}

/**
 * The form of a union that the person meant: the only one whose type, or word, is right at the outermost, or else, of
 * those, the only one that knows the most of the keys.
 */
function intendedBranch(branches: readonly Issue[][]): Issue[] | undefined {
  const fitting = branches.filter((issues) =>
    issues.every(
      ({ path, code }) => path.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value'),
    ),
  );
  const fewest = Math.min(...fitting.map(unknownKeys));
  const meant = fitting.filter((issues) => unknownKeys(issues) === fewest);
  return meant.length === 1 ? meant[0] : undefined;
}

/** How many keys of the outermost object a form does not know. */
function unknownKeys(issues: readonly Issue[]): number {
  const outermost = issues.find(({ path }) => path.length === 0);
  return outermost?.code === 'unrecognized_keys' ? outermost.keys.length : 0;
}

function told(message: string, path: Path, value: unknown): ValidationError {
  const [expected = '', fix = ''] = message.split('\n');
  return validationError(path, value, expected, fix);
}

/** A key that differs from a known one in less than half of its letters is taken for a slip of the pen. */
function unknownKey(path: Path, parent: unknown, known: readonly string[]): ValidationError {
  const key = String(path.at(-1));
  const lowerCase = known.map((word) => word.toLowerCase());
  const nearest = closest(key.toLowerCase(), lowerCase);
  const near = distance(key.toLowerCase(), nearest) < key.length / 2;
  return validationError(
    path,
    valueIn(parent, key),
    `one of the keys ${known.join(', ')}`,
    near ? `rename "${key}" to "${String(known[lowerCase.indexOf(nearest)])}"` : `remove "${key}"`,
  );
}
