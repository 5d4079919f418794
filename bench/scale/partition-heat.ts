import { poisson, type Random } from './random';

export interface Tenants {
  readonly tenants: number;
  /** Writes of one capacity unit (1 KB) a second, of all tenants together. */
  readonly writesPerSecond: number;
  /** Over how many partition keys each tenant's rows are spread. */
  readonly shards: number;
  /** What the partition of one key writes, in capacity units a second. */
  readonly partitionWrites: number;
}

/** How the users of a table, and so its writes, are spread over its tenants: the n-th has 1/n of the first (Zipf). */
export function zipfShares(tenants: number): number[] {
  const weights = Array.from({ length: tenants }, (_, position) => 1 / (position + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * The share of writes that is throttled, over so many seconds. A key is taken to have a partition of its own at most:
 * DynamoDB's splits below a key, and its bursts, are left out, since it promises neither.
 */
export function throttledShare(
  { tenants, writesPerSecond, shards, partitionWrites }: Tenants,
  seconds: number,
  random: Random,
): number {
  let throttled = 0;
  for (const share of zipfShares(tenants)) {
    const mean = (share * writesPerSecond) / shards;
    // Chance alone does not double a rate of hundreds a second.
    if (mean < partitionWrites / 2) break;
    for (let sample = 0; sample < shards * seconds; sample++) {
      throttled += Math.max(0, poisson(mean, random) - partitionWrites);
    }
  }
  return throttled / (writesPerSecond * seconds);
}
