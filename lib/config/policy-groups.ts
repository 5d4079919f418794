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

/** A table has 20 indexes, whose names may be long: so many ARNs that a statement fits a policy with others. */
export const INDEXES_A_STATEMENT = 4;
