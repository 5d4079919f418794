import { capitalized } from '../aws/capitalized';

/** The role or user that policies belong to, for errors. */
export interface PolicyHolder {
  /** A noun phrase, such as `the workload ApiWorkload`. */
  readonly name: string;
  /** How to make the policies smaller, as sentences. */
  readonly fix: string;
}

/** An error about an exceeded quota: what exceeds it, the quota, and the fix. */
export function quotaError(excess: string, quota: string, { fix }: PolicyHolder): Error {
  return new Error(`${capitalized(excess)}; ${quota}. ${fix}`);
}

const MAX_NAMES = 3;

/** A count with the first names: `5 tables (A, B, C and 2 more)`. */
export function countedNames(noun: string, names: readonly string[]): string {
  const first = names.slice(0, MAX_NAMES).join(', ');
  const more = names.length - MAX_NAMES;
  const listed = more > 0 ? `${first} and ${more} more` : first;
  return `${names.length} ${noun}${names.length === 1 ? '' : 's'} (${listed})`;
}
