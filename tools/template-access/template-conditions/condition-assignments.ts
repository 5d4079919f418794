import type { ConditionAssignment } from '../template/template-scope';

/** Up to this number, the assignments contain every combination of the conditions. */
export const MOST_COMBINED = 4;

/** Up to this number, the assignments contain every combination of any three conditions. */
export const MOST_COVERED = 32;

/**
 * The condition assignments to analyze, first the one in which all conditions are true; 64 at most. What up to three
 * conditions decide is decided each way in one of them.
 *
 * Each condition has a vector of bits, and is true in an assignment whose number shares an even number of bits with it.
 * Conditions are independent where their vectors are: unit vectors are, and of odd numbers any three, because three odd
 * numbers never add up to zero bit by bit.
 */
export function conditionAssignments(
  conditions: readonly string[],
): readonly ConditionAssignment[] {
  const vectors = conditions.map((_, position) =>
    conditions.length <= MOST_COMBINED ? 1 << position : 2 * (position % MOST_COVERED) + 1,
  );
  const bits = Math.ceil(Math.log2(Math.max(0, ...vectors) + 1));
  return Array.from(
    { length: 1 << bits },
    (_, number) =>
      new Map(
        conditions.map((name, position) => [name, hasEvenBits(number & (vectors[position] ?? 0))]),
      ),
  );
}

function hasEvenBits(number: number): boolean {
  return number === 0 || !hasEvenBits(number & (number - 1));
}
