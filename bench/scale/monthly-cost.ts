import { PRICES } from './prices';

/** One price of several: how much each one above so many costs, up to where the next price begins. */
export interface PriceTier {
  readonly from: number;
  readonly each: number;
}

/** What so many cost, each tier's part at its own price. */
export function tieredCost(count: number, tiers: readonly PriceTier[]): number {
  return tiers.reduce((cost, { from, each }, position) => {
    const upTo = Math.min(count, tiers[position + 1]?.from ?? Infinity);
    return cost + Math.max(0, upTo - from) * each;
  }, 0);
}

export interface Requests {
  /** Of 1 KB, which is one write request unit. */
  readonly writes: number;
  /** Eventually consistent, of up to 4 KB: half a read request unit. */
  readonly reads: number;
}

/** What requests to an on-demand table cost. */
export function requestCost({ writes, reads }: Requests): number {
  return writes * PRICES.writeRequestUnit + (reads / 2) * PRICES.readRequestUnit;
}

/** The share of its time that provisioned write capacity has to be used to cost no more than on demand. */
export function breakEvenUtilization(): number {
  return PRICES.writeCapacityUnitHour / (3600 * PRICES.writeRequestUnit);
}
