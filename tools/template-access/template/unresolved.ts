import { locationText, type Location } from './location';

/** A value that the template does not determine, or the analysis does not cover. Reports always show it. */
export interface Unresolved {
  readonly at: Location;
  readonly what: string;
  /** Access that is not read because of it, if there can be any. */
  readonly hides?: HiddenAccess;
}

/** Access that the analysis does not read, so that nobody can say that a table is not reached. */
export interface HiddenAccess {
  /** Whose access, such as `role of F, made by SAM`. */
  readonly who: string;
  /** The logical IDs of the tables. @default - any table */
  readonly tables?: readonly string[];
}

/** The results of one part of the analysis, and what it could not resolve. */
export interface Found<T> {
  readonly found: readonly T[];
  readonly unresolved: readonly Unresolved[];
}

/** Removes duplicates, because a policy of several principals is read once per principal. */
export function withoutRepeats(unresolved: readonly Unresolved[]): readonly Unresolved[] {
  const keyOf = ({ at, what }: Unresolved) => `${locationText(at)} ${what}`;
  return [...new Map(unresolved.map((one) => [keyOf(one), one])).values()];
}
