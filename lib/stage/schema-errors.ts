import type { z } from 'zod';
import { remove, together, write, type Fix } from './fix';
import { meantWord } from './meant-word';
import { valueIn } from './partial-stage';
import { unknownKeyErrors } from './unknown-keys';
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
      return unknownKeyErrors(
        path,
        path.reduce<unknown>(valueIn, input),
        issue.keys,
        issue.message.split('\n'),
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
  const [expected = '', words = ''] = issue.message.split('\n');
  const code = codeOf(issue, value);
  const fix =
    code === 'duplicate'
      ? together(
          words,
          repeated(value).map((position) => remove([...path, position])),
        )
      : (asMeant(path, value, issue) ?? words);
  return validationErrors(code, boundsOf(issue))(path, value, expected, fix);
}

/** A misspelled word, or the name of an action with its service in front. */
function asMeant(path: Path, value: unknown, issue: Issue): Fix | undefined {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined;
  const words = issue.values.filter((word) => typeof word === 'string');
  const meant = words.length > 1 ? meantWord(words)(value.replace(/^dynamodb:/i, '')) : undefined;
  return meant === undefined ? undefined : write(path, meant);
}

/** The positions of the items of a list that it has before. */
function repeated(list: unknown): number[] {
  const seen = new Set<unknown>();
  return (Array.isArray(list) ? list : []).flatMap((item: unknown, position) => {
    const isRepeated = seen.has(item);
    seen.add(item);
    return isRepeated ? [position] : [];
  });
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
