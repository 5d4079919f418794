import type { Location } from '../location';

export type Severity = 'high' | 'medium' | 'low';

/** Something about access that a reviewer should see, and that the rule's author would change. */
export interface Finding {
  /** The rule's name, such as `TrustWithoutAud`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is so, and what it lets happen; a sentence without a period. */
  readonly what: string;
  readonly at: Location;
  /** What to write instead. */
  readonly fix: string;
}
