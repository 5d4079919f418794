/** Source: IAM quotas: characters of a managed policy, white space apart, and managed policies of a role or user. */
export const LONGEST_POLICY = 6_144;
export const MOST_POLICIES = 10;

/** What surrounds the statements, less the comma that the last one does not have. */
const ENVELOPE = '{"Version":"2012-10-17","Statement":[]}'.length - 1;

/** Characters of a managed policy that statements may fill, each with the comma after it. */
export const ROOM = LONGEST_POLICY - ENVELOPE;

/**
 * Statements in their order, in as few managed policies as IAM's quota of characters allows.
 *
 * @param lengthOf the most characters that a statement can have once deployed, with the comma after it
 */
export function policyGroups<T>(
  statements: readonly T[],
  lengthOf: (statement: T) => number,
): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const statement of statements) {
    const needed = lengthOf(statement);
    if (needed > room) {
      groups.push([]);
      room = ROOM;
    }
    groups.at(-1)?.push(statement);
    room -= needed;
  }
  return groups;
}

/** How many managed policies statements of these lengths fill. */
export function policiesOf(lengths: readonly number[]): number {
  return policyGroups(lengths, (length) => length).length;
}

/** A table has 20 indexes, whose names may be long: so many ARNs that a statement fits a policy with others. */
const INDEXES_A_STATEMENT = 4;

/** The indexes of a table in groups, of which each has a statement. */
export function indexGroups(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / INDEXES_A_STATEMENT);
  return Array.from({ length: count }, (_, position) =>
    names.slice(position * INDEXES_A_STATEMENT, (position + 1) * INDEXES_A_STATEMENT),
  );
}
