import { holdsPrivateKey } from '../connectors/certificate-authority';

/** One thing that is wrong with a stage file, told so that a person can mend it. */
export interface ValidationError {
  /** Where: keys and list positions from the outermost inwards; empty for the file as a whole. */
  readonly path: Path;
  /** The value found there, or how many there are, as JSON and cut to 100 characters; `nothing` where there is none. */
  readonly received: string;
  /** What a right value looks like. */
  readonly expected: string;
  /** What to do about it. */
  readonly fix: string;
  /** Line and column in the file, both from 1, where the path or the nearest key above it stands. */
  readonly position?: Position;
}

export type Path = readonly (string | number)[];

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Either the checked value, or everything that is wrong with it. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ValidationError[] };

const LONGEST_RECEIVED = 100;

/** A problem with the value found at a path. */
export function validationError(
  path: Path,
  value: unknown,
  expected: string,
  fix: string,
): ValidationError {
  return { path, received: received(value), expected, fix };
}

function received(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  if (holdsPrivateKey(json)) return 'a private key';
  return json.length > LONGEST_RECEIVED ? `${json.slice(0, LONGEST_RECEIVED)}…` : json;
}
