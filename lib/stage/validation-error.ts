import { printedValue } from '../aws/printed-value';
import type { Edit, Fix, Path } from './fix';

export type { Path } from './fix';

/** The kind of a validation error. */
export type ValidationCode =
  /** The file is missing, cannot be read, or is not JSON. */
  | 'unreadable'
  | 'unknownKey'
  /** A key that the author names, such as a table ID, is malformed. */
  | 'invalidKey'
  | 'invalidValue'
  | 'missing'
  /** A name or a list item is repeated. */
  | 'duplicate'
  /** The stage does not define what the value names. */
  | 'unknownReference'
  /** Another value of the stage excludes it. */
  | 'conflict'
  /** AWS does not support it in this Region or partition. */
  | 'unsupported'
  /** It exceeds a quota of AWS. */
  | 'quota';

/** The inclusive bounds that a number violates. */
export interface Bounds {
  /** The least number. */
  readonly min?: number;
  /** The greatest number. */
  readonly max?: number;
}

/** An error as a command prints it: where it is, what is there, what is allowed, and the fix. */
export interface DescribedError {
  /** Keys and list positions from the outermost inwards; empty for the whole file. */
  readonly path: Path;
  /** The value at the path, or the count, as JSON of at most 100 characters; `nothing` if there is none. */
  readonly received: string;
  /** The allowed values. */
  readonly expected: string;
  /** An instruction that resolves the error. */
  readonly fix: string;
  /** Line and column in the file, from 1, of the path or of the nearest key above it. */
  readonly position?: Position;
}

/** One error in a stage file. */
export interface ValidationError extends DescribedError, Bounds {
  /** The kind of the error. */
  readonly code: ValidationCode;
  /** The changes that carry out the fix; absent if only the author knows the value to write. */
  readonly edits?: readonly Edit[];
}

/** A place in a stage file. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** The validated value, or every validation error. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ValidationError[] };

type Describe = (
  path: Path,
  value: unknown,
  expected: string,
  fix: string | Fix,
) => ValidationError;

/** Returns a factory for errors of one code. */
export function validationErrors(code: ValidationCode, bounds: Bounds = {}): Describe {
  return (path, value, expected, fix) => ({
    code,
    path,
    received: printedValue(value),
    expected,
    ...(typeof fix === 'string' ? { fix } : { fix: fix.words, edits: fix.edits }),
    ...bounds,
  });
}

/** A malformed value. */
export const invalidValue = validationErrors('invalidValue');

/** A malformed key that the author names. */
export const invalidKey = validationErrors('invalidKey');

/** A value that another value of the stage excludes. */
export const conflict = validationErrors('conflict');

/** A repeated name or list item. */
export const duplicate = validationErrors('duplicate');

/** A value that AWS does not support in this Region or partition. */
export const unsupported = validationErrors('unsupported');

/** A name that the stage does not define. */
export const unknownReference = validationErrors('unknownReference');

/** An absent value that another value of the stage needs. */
export function missing(path: Path, expected: string, fix: string | Fix): ValidationError {
  return validationErrors('missing')(path, undefined, expected, fix);
}

/** A count that exceeds a quota of AWS. */
export function quotaExceeded(
  path: Path,
  value: unknown,
  max: number,
  expected: string,
  fix: string | Fix,
): ValidationError {
  return validationErrors('quota', { max })(path, value, expected, fix);
}
