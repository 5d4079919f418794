import { ManagedPolicy, type IManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { IAM_QUOTAS } from '../aws/quotas';
import type { Permission } from './permission';
import { policyStatements } from './policy-statements';
import { countedNames, quotaError, type PolicyHolder } from './quota-error';

/** The contents of a managed policy. */
export interface PolicyContent {
  readonly description: string;
  readonly permissions: readonly Permission[];
  /** The least number of managed policies to count for it. @default 0 */
  readonly reserved?: number;
}

/**
 * Defines the managed policies (`AWS::IAM::ManagedPolicy`) of a role or user.
 *
 * @param contents by construct ID. Contents that exceed the size limit of `Policy` continue in `Policy2` and so on; a
 *   permission added at the end moves no other
 * @param shared the number of managed policies that the holder has besides, from another role
 * @throws {Error} if the contents need more managed policies than IAM allows, a permission exceeds the size limit, or
 *   two statements have the same ID
 */
export function managedPolicies(
  scope: Construct,
  holder: PolicyHolder,
  contents: Readonly<Record<string, PolicyContent>>,
  shared = 0,
): IManagedPolicy[] {
  const policies = Object.entries(contents).map(([id, content]) => ({
    ...content,
    id,
    documents: policyStatements(Stack.of(scope), holder, content.permissions),
  }));
  assertFew(holder, policies, shared);
  return policies.flatMap(({ id, description, documents }) =>
    documents.map((statements, position) => {
      assertDistinct(holder, statements);
      // Called by the constructor of the construct that owns the role or user.
      // eslint-disable-next-line awscdk/require-passing-this
      return new ManagedPolicy(scope, position === 0 ? id : `${id}${position + 1}`, {
        description,
        statements,
      });
    }),
  );
}

interface SplitContent extends PolicyContent {
  readonly id: string;
  readonly documents: readonly unknown[];
}

function assertFew(holder: PolicyHolder, policies: readonly SplitContent[], shared: number): void {
  const counts = [
    ...policies.map(({ id, documents, reserved = 0 }) => ({
      id,
      count: Math.max(documents.length, reserved),
    })),
    ...(shared === 0 ? [] : [{ id: 'of the authenticated role', count: shared }]),
  ];
  const needed = counts.reduce((sum, { count }) => sum + count, 0);
  if (needed <= IAM_QUOTAS.managedPolicies) return;
  const permissions = policies.flatMap((content) => content.permissions);
  const tables = [...new Set(permissions.flatMap(({ about }) => about ?? []))];
  const each = counts.map(({ id, count }) => `${count} ${id}`).join(', ');
  const split = counts.length > 1 ? ` (${each})` : '';
  throw quotaError(
    `${holder.name} needs ${needed} managed policies${split} for ${countedNames('table', tables)}`,
    `IAM allows ${IAM_QUOTAS.managedPolicies} per role or user`,
    holder,
  );
}

/** IAM rejects a policy in which two statements have the same ID. */
function assertDistinct({ name }: PolicyHolder, statements: readonly PolicyStatement[]): void {
  const ids = statements.map(({ sid }) => sid);
  const twice = ids.find((sid, position) => ids.indexOf(sid) < position);
  if (twice === undefined) return;
  throw new Error(
    `Two statements ${twice} in a managed policy of ${name}. Give each table a unique name, and list each table once.`,
  );
}
