import type { Location } from '../template/location';

export type Severity = 'high' | 'medium' | 'low';

/** A risk in the access that a template grants, with its fix. */
export interface Finding {
  /** The rule's name, such as `TrustWithoutAud`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What the template contains, and what it allows; a sentence without a period. */
  readonly what: string;
  readonly at: Location;
  /** What to change; a sentence without a period. */
  readonly fix: string;
}
