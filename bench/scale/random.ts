// Under Jest each look at a global is slow, which here would be most of the time.
const { cos, imul, log, sqrt } = Math;

/** The next number of a sequence, from 0 up to but not including 1. */
export type Random = () => number;

/**
 * A sequence that is the same for the same seed on every machine, so that its results can be committed: mulberry32, by
 * Tommy Ettinger, public domain.
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number of the standard normal distribution (Box and Muller). */
export function normal(random: Random): number {
  const radius = sqrt(-2 * log(1 - random()));
  return radius * cos(2 * Math.PI * random());
}

/** How many independent events come about where `mean` are expected: a Poisson distribution, normal as it is from 100 on. */
export function poisson(mean: number, random: Random): number {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
}
