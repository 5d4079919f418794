/**
 * A quota in requests a second: a bucket that refills steadily and holds what one second refills. AWS publishes the
 * rates of Cognito and not the bursts, so none is counted on.
 */
export class TokenBucket {
  private tokens: number;
  private filledAt = 0;

  constructor(private readonly perSecond: number) {
    this.tokens = perSecond;
  }

  /** Whether a request at that time, in seconds, is let through. Times must not go back. */
  take(at: number): boolean {
    const refilled = this.tokens + (at - this.filledAt) * this.perSecond;
    this.tokens = refilled > this.perSecond ? this.perSecond : refilled;
    this.filledAt = at;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
