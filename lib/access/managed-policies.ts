import { ManagedPolicy, type IManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { statementGroups } from './statement-groups';

/**
 * Defines the managed policies (`AWS::IAM::ManagedPolicy`) of a role or user: `Policy`, and, where one grows too long,
 * `Policy2` and so on.
 *
 * @throws {Error} where the statements need more managed policies than a role or user can have
 */
export function managedPolicies(
  scope: Construct,
  description: string,
  statements: readonly PolicyStatement[],
): IManagedPolicy[] {
  return statementGroups(Stack.of(scope), statements).map(
    (group, position) =>
      // Their scope is the construct that has the role or user, whose constructor calls this.
      // eslint-disable-next-line awscdk/require-passing-this
      new ManagedPolicy(scope, position === 0 ? 'Policy' : `Policy${position + 1}`, {
        description,
        statements: group,
      }),
  );
}
