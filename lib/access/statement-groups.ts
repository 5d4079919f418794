import type { Stack } from 'aws-cdk-lib/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { MOST_POLICIES, policyGroups } from '../config/policy-groups';

/** What CloudFormation fills in at the most: a region, or the ARN of a table with a name of 255 characters. */
const LONGEST_REGION = 'ap-northeast-3'.length;
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
  const groups = policyGroups(statements, (statement) => mostCharacters(stack, statement));
  if (groups.length <= MOST_POLICIES) return groups;
  throw new Error(
    `received ${statements.length} statements, which fill ${groups.length} managed policies; expected at most ${MOST_POLICIES}, IAM's quota for a role; split the stage`,
  );
}

/** The most characters that a statement can have once deployed, with the comma after it. */
function mostCharacters(stack: Stack, statement: PolicyStatement): number {
  const deployed = (_key: string, value: unknown) => longestValue(value) ?? value;
  return JSON.stringify(stack.resolve(statement.toStatementJson()), deployed).length + 1;
}

/** The longest value that an intrinsic function may give; undefined for anything else. */
function longestValue(value: unknown): string | undefined {
  const name = Object.keys(value ?? {}).join();
  if (!/^(Ref|Fn::\w+)$/.test(name)) return undefined;
  const argument: unknown = Reflect.get(value as object, name);
  if (name === 'Fn::Join') {
    const [delimiter, parts] = argument as [string, unknown[]];
    return parts.map((part) => longestValue(part) ?? String(part)).join(delimiter);
  }
  return 'x'.repeat(argument === 'AWS::Region' ? LONGEST_REGION : LONGEST_ARN);
}
