import type { Location } from '../template/location';

export type Severity = 'high' | 'medium' | 'low';

/** A risk in the access that a template gives, with its fix. */
export interface Finding {
  /** The rule's name, such as `TrustWithoutAud`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What is written, and what it allows; a sentence without a period. */
  readonly what: string;
  readonly at: Location;
  /** What to write instead. */
  readonly fix: string;
}
