import type { Stack } from 'aws-cdk-lib/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Source: IAM quotas: characters of a managed policy, white space apart, and managed policies of a role. */
const MOST_CHARACTERS = 6_144;
const MOST_POLICIES = 10;

/** What surrounds the statements, less the comma that the last one does not have. */
const ENVELOPE = '{"Version":"2012-10-17","Statement":[]}'.length - 1;

/** An ARN that CloudFormation fills in: that of a table in the longest region with a name of 255 characters. */
const LONGEST_ARN = 'arn:aws-us-gov:dynamodb:ap-northeast-3:111122223333:table/'.length + 255;

/**
 * The statements in their order, in as few managed policies as IAM's quota of characters allows.
 *
 * @param stack where the statements are deployed; it resolves their tokens
 * @throws {Error} where they need more managed policies than a role can have
 */
export function statementGroups(
  stack: Stack,
  statements: readonly PolicyStatement[],
): PolicyStatement[][] {
  const groups: PolicyStatement[][] = [];
  let room = 0;
  for (const statement of statements) {
    const needed = mostCharacters(stack, statement);
    if (needed > room) {
      groups.push([]);
      room = MOST_CHARACTERS - ENVELOPE;
    }
    groups.at(-1)?.push(statement);
    room -= needed;
  }
  if (groups.length <= MOST_POLICIES) return groups;
  throw new Error(
    `received ${statements.length} statements, which fill ${groups.length} managed policies; expected at most ${MOST_POLICIES}, IAM's quota for a role; split the stage`,
  );
}

/** The most characters that a statement can have once deployed, with the comma after it. */
function mostCharacters(stack: Stack, statement: PolicyStatement): number {
  const deployed = (_key: string, value: unknown) =>
    isIntrinsic(value) ? 'x'.repeat(LONGEST_ARN) : value;
  return JSON.stringify(stack.resolve(statement.toStatementJson()), deployed).length + 1;
}

function isIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const [name = '', ...others] = Object.keys(value);
  return others.length === 0 && /^(Ref|Fn::\w+)$/.test(name);
}
