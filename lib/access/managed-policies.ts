import { ManagedPolicy, type IManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { MOST_POLICIES } from './policy-groups';
import type { Permission } from './permission';
import { statementGroups } from './statement-groups';

/** What a managed policy says, and what it is for. */
export interface PolicyContent {
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/**
 * Defines the managed policies (`AWS::IAM::ManagedPolicy`) of a role or user.
 *
 * @param contents by construct ID; where one grows too long, `Policy` goes on in `Policy2` and so on, and a permission
 *   that is added at its end moves no other
 * @throws {Error} where they need more managed policies than a role or user can have, one permission is longer than a
 *   policy can be, or two statements would have the same ID
 */
export function managedPolicies(
  scope: Construct,
  contents: Readonly<Record<string, PolicyContent>>,
): IManagedPolicy[] {
  const policies = Object.entries(contents).flatMap(([id, { description, permissions }]) =>
    statementGroups(Stack.of(scope), permissions).map((statements, position) => ({
      id: position === 0 ? id : `${id}${position + 1}`,
      props: { description, statements },
    })),
  );
  if (policies.length > MOST_POLICIES) throw tooMany(scope, policies.length);
  policies.forEach(({ props }) => assertDistinct(scope, props.statements));
  return policies.map(
    ({ id, props }) =>
      // Their scope is the construct that has the role or user, whose constructor calls this.
      // eslint-disable-next-line awscdk/require-passing-this
      new ManagedPolicy(scope, id, props),
  );
}

function tooMany({ node }: Construct, policies: number): Error {
  return new Error(
    `received permissions of ${node.path} that fill ${policies} managed policies; expected at most ${MOST_POLICIES}, IAM's quota for a role or user; give tables shorter names, or give it fewer tables`,
  );
}

/** IAM takes no policy with two statements of one ID. */
function assertDistinct({ node }: Construct, statements: readonly PolicyStatement[]): void {
  const ids = statements.map(({ sid }) => sid);
  const twice = ids.find((sid, position) => ids.indexOf(sid) < position);
  if (twice === undefined) return;
  throw new Error(
    `received two statements ${twice} in a policy of ${node.path}; expected tables with names of their own, each once; rename or remove one`,
  );
}
