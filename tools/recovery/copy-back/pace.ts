import { setTimeout } from 'node:timers/promises';

/** The clock of a pace. */
export interface Clock {
  /** In milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

const SYSTEM: Clock = { now: Date.now, sleep: (milliseconds) => setTimeout(milliseconds) };

/** Bounds the capacity units that are consumed per second: it waits for what was spent above that. */
export class Pace {
  /** When everything that was spent is within the bound. */
  private paidAt = 0;

  constructor(
    private readonly unitsPerSecond: number,
    private readonly clock: Clock = SYSTEM,
  ) {}

  async spend(units: number): Promise<void> {
    const now = this.clock.now();
    this.paidAt = Math.max(this.paidAt, now) + (units / this.unitsPerSecond) * 1_000;
    if (this.paidAt > now) await this.clock.sleep(this.paidAt - now);
  }
}
