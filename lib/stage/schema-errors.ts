import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { valueIn } from './partial-stage';
import {
  validationErrors,
  type Bounds,
  type Path,
  type ValidationCode,
  type ValidationError,
} from './validation-error';

type Issue = z.core.$ZodIssue;

/** The validation errors of one zod issue. */
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
  return [errorAt(path, path.reduce<unknown>(valueIn, input), issue)];
}

/**
 * The form of a union that the author most likely meant: the only one whose outermost type or word fits; if several
 * fit, the only one with the fewest unknown keys.
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

/** The number of unknown keys in the outermost object. */
function unknownKeys(issues: readonly Issue[]): number {
  const outermost = issues.find(({ path }) => path.length === 0);
  return outermost?.code === 'unrecognized_keys' ? outermost.keys.length : 0;
}

function errorAt(path: Path, value: unknown, issue: Issue): ValidationError {
  const [expected = '', fix = ''] = issue.message.split('\n');
  return validationErrors(codeOf(issue, value), boundsOf(issue))(path, value, expected, fix);
}

function codeOf(issue: Issue, value: unknown): ValidationCode {
  if (value === undefined) return 'missing';
  if (issue.code === 'too_big' && issue.origin === 'array') return 'quota';
  return issue.code === 'custom' && issue.params?.code === 'duplicate'
    ? 'duplicate'
    : 'invalidValue';
}

function boundsOf(issue: Issue): Bounds {
  if (issue.code === 'too_small') return { min: Number(issue.minimum) };
  return issue.code === 'too_big' ? { max: Number(issue.maximum) } : {};
}

/** An unknown key that differs from a known one in less than half of its letters counts as misspelled. */
function unknownKey(path: Path, parent: unknown, known: readonly string[]): ValidationError {
  const key = String(path.at(-1));
  const lowerCase = known.map((word) => word.toLowerCase());
  const nearest = closest(key.toLowerCase(), lowerCase);
  const near = distance(key.toLowerCase(), nearest) < key.length / 2;
  return validationErrors('unknownKey')(
    path,
    valueIn(parent, key),
    `the keys ${known.join(', ')}`,
    near ? `rename "${key}" to "${String(known[lowerCase.indexOf(nearest)])}"` : `remove "${key}"`,
  );
}
