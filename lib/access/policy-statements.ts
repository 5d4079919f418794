import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { IAM_QUOTAS } from '../aws/quotas';
import { maxCharacters } from './deployed-length';
import { longestSid, sharedStatement, type Permission } from './permission';
import { ROOM, splitIntoPolicies, type PermissionSize } from './policy-splitting';
import { quotaError, type PolicyHolder } from './quota-error';

/**
 * Distributes permissions, in their order, over managed policies that fit IAM's size limit.
 *
 * @param stack the stack of the policies, which resolves tokens
 * @returns the statements of each managed policy
 * @throws {Error} if a single permission exceeds the size limit
 */
export function policyStatements(
  stack: Stack,
  holder: PolicyHolder,
  permissions: readonly Permission[],
): PolicyStatement[][] {
  const policies = splitIntoPolicies(permissions, (permission) =>
    sizeOf(stack, holder, permission),
  );
  return policies.map((statements) => statements.map(sharedStatement));
}

function sizeOf(stack: Stack, holder: PolicyHolder, permission: Permission): PermissionSize {
  const size = measured(stack, permission);
  const characters = size.statement + size.resource;
  if (characters <= ROOM) return size;
  const sid = permission.sid(permission.about ?? '');
  throw quotaError(
    `the statement ${sid} of ${holder.name} has ${characters} characters`,
    `IAM allows ${IAM_QUOTAS.managedPolicyCharacters} per managed policy, which leaves ${ROOM} for statements`,
    holder,
  );
}

function measured(stack: Stack, permission: Permission): PermissionSize {
  const { resource, longestResource = resource } = permission;
  const written = stack.resolve(sharedStatement([permission]).toStatementJson()) as object;
  return {
    kind: JSON.stringify({ ...written, Sid: permission.sid(''), Resource: '' }),
    statement: maxCharacters({ ...written, Sid: longestSid(permission), Resource: [] }) + 1,
    resource: maxCharacters(stack.resolve(longestResource)) + 1,
  };
}
