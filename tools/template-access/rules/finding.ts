import type { Location } from '../template/location';

/** `info` is access that is intended, for a reviewer to see: it fails and warns nowhere. */
export type Severity = 'high' | 'medium' | 'low' | 'info';

/** A risk in the access that a template grants, with its fix. */
export interface Finding {
  /** The rule's name, such as `TrustWithoutAud`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Who can do what, and by what in the template; a sentence without a period that begins with who. */
  readonly what: string;
  readonly at: Location;
  /** What to change; a sentence without a period. */
  readonly fix: string;
}
