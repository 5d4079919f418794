import { normal, type Random } from './random';

/** How many standard deviations the bell has on each side of its middle: the window holds 99.7 % of it. */
const SIDES = 3;

/**
 * When each of so many users comes, in seconds from the window's beginning: most of them in its middle (a normal
 * distribution cut off at both ends), as where work begins at nine.
 */
export function bellArrivals(users: number, windowSeconds: number, random: Random): number[] {
  return Array.from({ length: users }, () => bellArrival(windowSeconds, random));
}

function bellArrival(windowSeconds: number, random: Random): number {
  for (;;) {
    const deviations = normal(random);
    if (Math.abs(deviations) < SIDES) return (windowSeconds * (1 + deviations / SIDES)) / 2;
  }
}

/** How many users come in the busiest second of such a window. */
export function bellPeak(users: number, windowSeconds: number): number {
  return (users * 2 * SIDES) / (windowSeconds * Math.sqrt(2 * Math.PI));
}
