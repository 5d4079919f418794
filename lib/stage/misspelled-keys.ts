import type { Path } from './fix';
import type { ValidationError } from './validation-error';

/** The known keys that unknown ones are to be renamed to. */
export interface MisspelledKeys {
  /** Where the keys would be if they were spelled correctly. */
  readonly meant: readonly Path[];
  /** The errors; that of a missing key that is misspelled has the fix of the unknown one, since following both repeats it. */
  readonly errors: readonly ValidationError[];
}

/** Relates the missing keys of objects to unknown keys of the same objects. */
export function misspelledKeys(errors: readonly ValidationError[]): MisspelledKeys {
  const renamed = errors.flatMap((error) =>
    (error.edits ?? []).flatMap((edit) =>
      edit.kind === 'rename' ? [{ error, meant: [...edit.path.slice(0, -1), edit.to] }] : [],
    ),
  );
  const byPath = new Map(renamed.map(({ error, meant }) => [JSON.stringify(meant), error]));
  return {
    meant: renamed.map(({ meant }) => meant),
    errors: errors.map((error) => {
      const misspelled =
        error.code === 'missing' ? byPath.get(JSON.stringify(error.path)) : undefined;
      return misspelled ? { ...error, fix: misspelled.fix, edits: misspelled.edits ?? [] } : error;
    }),
  };
}
