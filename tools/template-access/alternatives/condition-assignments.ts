/** Which conditions of a template hold in one deployment of it, by name; of those in nested stacks with the stack's ID. */
export type ConditionAssignment = ReadonlyMap<string, boolean>;

/** The one of a template without conditions; in it `Fn::If` gives both of its values. */
export const NO_WORLD: ConditionAssignment = new Map();

/** So many conditions hold and do not hold in every combination. */
export const COMBINED = 4;

/** So many do in every combination of any three of them. */
export const FOLLOWED = 32;

/**
 * Deployments that differ in which conditions hold, first the one where all do; 64 at most. Whatever is decided by up to
 * three conditions is decided in each way in one of them.
 *
 * Each condition has a vector of bits, and holds in a world whose number has an even number of bits with it. Conditions
 * are independent of each other where their vectors are: the unit vectors all, odd numbers any three, because no three
 * odd numbers add up to zero bit by bit.
 */
export function worldsOf(conditions: readonly string[]): readonly ConditionAssignment[] {
  const vectors = conditions.map((_, position) =>
    conditions.length <= COMBINED ? 1 << position : 2 * (position % FOLLOWED) + 1,
  );
  const bits = Math.ceil(Math.log2(Math.max(0, ...vectors) + 1));
  return Array.from(
    { length: 1 << bits },
    (_, number) =>
      new Map(
        conditions.map((name, position) => [name, isEven(number & (vectors[position] ?? 0))]),
      ),
  );
}

/** Whether the number of bits is. */
function isEven(number: number): boolean {
  return number === 0 || !isEven(number & (number - 1));
}
