import { Stack } from 'aws-cdk-lib/core';
import { ManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Source: IAM quotas: characters of a managed policy, white space apart, and managed policies of a role. */
const MOST_CHARACTERS = 6_144;
const MOST_POLICIES = 10;

/** `{"Version":"2012-10-17","Statement":[]}` */
const ENVELOPE = 40;

/** An ARN that CloudFormation fills in: that of a table in the longest region with a name of 255 characters. */
const LONGEST_ARN = 'arn:aws-us-gov:dynamodb:ap-northeast-3:111122223333:table/'.length + 255;

/**
 * Defines managed policies that hold the statements in their order, in as few as IAM's quota of characters allows:
 * `Policy`, `Policy2` and so on, of the scope.
 *
 * @throws {Error} where the statements need more managed policies than a role can have
 */
export function managedPolicies(
  scope: Construct,
  description: string,
  statements: readonly PolicyStatement[],
): ManagedPolicy[] {
  const groups = fill(statements, (statement) => size(scope, statement));
  if (groups.length > MOST_POLICIES) {
    throw new Error(
      `received ${statements.length} statements, which fill ${groups.length} managed policies; expected at most ${MOST_POLICIES}, IAM's quota for a role; split the stage`,
    );
  }
  return groups.map(
    (group, position) =>
      new ManagedPolicy(scope, position === 0 ? 'Policy' : `Policy${position + 1}`, {
        description,
        statements: group,
      }),
  );
}

function fill<T>(items: readonly T[], sizeOf: (item: T) => number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const needed = sizeOf(item);
    if (needed > room) {
      groups.push([]);
      room = MOST_CHARACTERS - ENVELOPE;
    }
    groups.at(-1)?.push(item);
    room -= needed;
  }
  return groups;
}

/** The most characters that a statement can have once deployed, with the comma after it. */
function size(scope: Construct, statement: PolicyStatement): number {
  const json = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
  return json.replace(/\{"(Ref|Fn::GetAtt|Fn::Join)":.*?[\]"]\}/g, 'x'.repeat(LONGEST_ARN)).length + 1;
}
