import { printedValue } from '../connectors/printed-value';

/** What kind of mistake it is. */
export type ValidationCode =
  /** The file cannot be read, or is not JSON. */
  | 'unreadable'
  | 'unknownKey'
  /** A key that its author names, such as a table ID, has the wrong form. */
  | 'invalidKey'
  | 'invalidValue'
  | 'missing'
  /** The same name, or a list's item, twice. */
  | 'duplicate'
  /** A name of something that the stage does not have. */
  | 'unknownReference'
  /** Another value of the stage rules it out. */
  | 'conflict'
  /** AWS does not have it in this region or partition. */
  | 'unsupported'
  /** More than AWS's quota. */
  | 'quota';

/** The bounds that a number is outside of, both included. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** An error as a command prints it: where it is, and what a person needs to correct it. */
export interface DescribedError {
  /** Where: keys and list positions from the outermost inwards; empty for the file as a whole. */
  readonly path: Path;
  /** The value found there, or how many there are, as JSON and cut to 100 characters; `nothing` where there is none. */
  readonly received: string;
  /** What a valid value looks like. */
  readonly expected: string;
  /** What to do about it. */
  readonly fix: string;
  /** Line and column in the file, both from 1, of the path or of the nearest key above it. */
  readonly position?: Position;
}

/** One mistake in a stage file. */
export interface ValidationError extends DescribedError, Bounds {
  readonly code: ValidationCode;
}

export type Path = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Either the validated value, or every mistake in it. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ValidationError[] };

type Describe = (path: Path, value: unknown, expected: string, fix: string) => ValidationError;

/** Makes errors of one code. */
export function validationErrors(code: ValidationCode, bounds: Bounds = {}): Describe {
  return (path, value, expected, fix) => ({
    code,
    path,
    received: printedValue(value),
    expected,
    fix,
    ...bounds,
  });
}

/** A value of the wrong form. */
export const invalidValue = validationErrors('invalidValue');

/** A key, named by its author, of the wrong form. */
export const invalidKey = validationErrors('invalidKey');

/** A value that another value of the stage rules out. */
export const conflict = validationErrors('conflict');

/** What may be there once only. */
export const duplicate = validationErrors('duplicate');

/** What AWS does not have in this region or partition. */
export const unsupported = validationErrors('unsupported');

/** A name of something that the stage does not have. */
export const unknownReference = validationErrors('unknownReference');

/** A value that is left out, and that another value of the stage needs. */
export function missing(path: Path, expected: string, fix: string): ValidationError {
  return validationErrors('missing')(path, undefined, expected, fix);
}

/** More than AWS's quota. */
export function quotaExceeded(
  path: Path,
  value: unknown,
  max: number,
  expected: string,
  fix: string,
): ValidationError {
  return validationErrors('quota', { max })(path, value, expected, fix);
}
