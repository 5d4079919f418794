import type { HttpAnswer, AwsError } from './aws-error';

/** What AWS would decide about a request. */
export interface GatewayDecision {
  /** `undecided`: the simulator does not know what AWS would decide, and the request is refused. */
  readonly outcome: 'allowed' | 'denied' | 'undecided';
  /** The statement or setting that decides, or the reason why nothing could be decided. */
  readonly by: string;
}

/** What becomes of a request. */
export type Handling =
  | {
      readonly kind: 'forward';
      readonly decision: GatewayDecision;
      /** Reads or changes a successful answer of the emulator. */
      readonly answered?: (answer: HttpAnswer) => HttpAnswer;
    }
  | { readonly kind: 'refuse'; readonly decision: GatewayDecision; readonly error: AwsError };

/** Forwards a request that AWS would allow. */
export function allow(by: string, answered?: (answer: HttpAnswer) => HttpAnswer): Handling {
  const decision = { outcome: 'allowed', by } as const;
  return { kind: 'forward', decision, ...(answered && { answered }) };
}

/** Refuses a request with the error of AWS. */
export function deny(by: string, error: AwsError): Handling {
  return { kind: 'refuse', decision: { outcome: 'denied', by }, error };
}

/** Refuses a request about which the gateway cannot say what AWS would decide. */
export function undecided(by: string, error: AwsError): Handling {
  return { kind: 'refuse', decision: { outcome: 'undecided', by }, error };
}
