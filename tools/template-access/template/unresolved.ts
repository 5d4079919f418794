import { locationText, type Location } from './location';

/** Something that the template does not decide, or that the analysis does not read. Reports show it; it is never dropped. */
export interface Unresolved {
  readonly at: Location;
  readonly what: string;
}

/** What one part of the analysis found, and what it could not resolve. */
export interface Found<T> {
  readonly found: readonly T[];
  readonly unresolved: readonly Unresolved[];
}

/** Each once: a policy of several principals is read once for each of them. */
export function withoutRepeats(unresolved: readonly Unresolved[]): readonly Unresolved[] {
  const keyOf = ({ at, what }: Unresolved) => `${locationText(at)} ${what}`;
  return [...new Map(unresolved.map((one) => [keyOf(one), one])).values()];
}
