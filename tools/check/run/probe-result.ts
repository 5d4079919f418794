import type { Probe } from '../probe';

/**
 * What came of a probe: `decided` is a denial by the policies as deployed, where the endpoint does not enforce them;
 * `failed` is neither allowed nor denied, because the call came to nothing.
 */
export type Outcome = 'allowed' | 'denied' | 'decided' | 'failed';

export interface ProbeResult {
  readonly probe: Probe;
  readonly outcome: Outcome;
  /** Whether it came out as expected. */
  readonly passed: boolean;
  /** How long the call, or the decision, took. */
  readonly milliseconds: number;
  /** What AWS, or the policy engine, said. */
  readonly detail: string;
}
