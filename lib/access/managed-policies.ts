import { ManagedPolicy, type IManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { IAM_QUOTAS } from '../aws/quotas';
import type { Permission } from './permission';
import { policyStatements } from './policy-statements';
import { counted, quotaError, type PolicyHolder } from './quota-error';

/** What a managed policy says, and what it is for. */
export interface PolicyContent {
  readonly description: string;
  readonly permissions: readonly Permission[];
  /** How many policies are kept free for it, where it has fewer. @default 0 */
  readonly reserved?: number;
}

type Contents = Readonly<Record<string, PolicyContent>>;

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
  holder: PolicyHolder,
  contents: Contents,
): IManagedPolicy[] {
  const policies = Object.entries(contents).map(([id, { permissions }]) => ({
    id,
    documents: policyStatements(Stack.of(scope), holder, permissions),
  }));
  assertFew(holder, contents, policies);
  return policies.flatMap(({ id, documents }) =>
    documents.map((statements, position) => {
      assertDistinct(holder, statements);
      const description = contents[id]?.description;
      // Their scope is the construct that has the role or user, whose constructor calls this.
      // eslint-disable-next-line awscdk/require-passing-this
      return new ManagedPolicy(scope, position === 0 ? id : `${id}${position + 1}`, {
        description,
        statements,
      });
    }),
  );
}

interface Documents {
  readonly id: string;
  readonly documents: readonly unknown[];
}

function assertFew(holder: PolicyHolder, contents: Contents, policies: readonly Documents[]): void {
  const counts = policies.map(({ id, documents }) => ({
    id,
    count: Math.max(documents.length, contents[id]?.reserved ?? 0),
  }));
  const needed = counts.reduce((sum, { count }) => sum + count, 0);
  if (needed <= IAM_QUOTAS.managedPolicies) return;
  const permissions = Object.values(contents).flatMap((content) => content.permissions);
  const tables = [...new Set(permissions.flatMap(({ about }) => about ?? []))];
  const each = counts.map(({ id, count }) => `${count} ${id}`).join(', ');
  const split = counts.length > 1 ? ` (${each})` : '';
  throw quotaError(
    `${holder.name} needs ${needed} managed policies${split} for ${counted('table', tables)}`,
    `IAM allows ${IAM_QUOTAS.managedPolicies} per role or user`,
    holder,
  );
}

/** IAM refuses a policy in which two statements have the same ID. */
function assertDistinct({ name }: PolicyHolder, statements: readonly PolicyStatement[]): void {
  const ids = statements.map(({ sid }) => sid);
  const twice = ids.find((sid, position) => ids.indexOf(sid) < position);
  if (twice === undefined) return;
  throw new Error(
    `Two statements ${twice} in a policy of ${name}. Give each table its own name, and name each table once.`,
  );
}
