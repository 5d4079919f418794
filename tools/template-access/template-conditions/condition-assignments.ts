import type { ConditionAssignment } from '../template/template-scope';

/** Up to this number, the assignments contain every combination of the conditions. */
export const MOST_COMBINED = 4;

/** Up to this number, the assignments contain every combination of any three conditions. */
export const MOST_COVERED = 32;

/**
 * The condition assignments to analyze, at most 64; in the first, all conditions are true. They contain every combination of
 * any three conditions.
 *
 * Each condition has a bit vector, and is true in an assignment if the assignment's number has an even number of bits in
 * common with it. Conditions are independent if their vectors are linearly independent over GF(2): unit vectors are, and
 * so are any three distinct odd numbers, because the XOR of three odd numbers is odd.
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
