import { capitalized } from '../aws/name-patterns';

/** The role or user that policies belong to, as an error names it. */
export interface PolicyHolder {
  /** Such as `the workload ApiWorkload`. */
  readonly name: string;
  /** How to make the policies smaller: a sentence. */
  readonly fix: string;
}

/** The error for what would exceed a quota of AWS: what exceeds it, the quota, and the fix. */
export function quotaError(excess: string, quota: string, { fix }: PolicyHolder): Error {
  return new Error(`${capitalized(excess)}; ${quota}. ${fix}`);
}

const MOST_NAMES = 3;

/** So many things with the first few of their names: `5 tables (A, B, C and 2 more)`. */
export function counted(noun: string, names: readonly string[]): string {
  if (names.length === 0) return `no ${noun}s`;
  const first = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  const listed = more > 0 ? `${first} and ${more} more` : first;
  return `${names.length} ${noun}${names.length === 1 ? '' : 's'} (${listed})`;
}
