import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { policyGroups, type PermissionSize } from '../config/policy-groups';
import { mostCharacters } from './deployed-length';
import { longestSid, sharedStatement, type Permission } from './permission';

/**
 * The statements of managed policies, which hold permissions in their order within IAM's quota of characters.
 *
 * @param stack where they are deployed; it resolves their tokens
 */
export function statementGroups(
  stack: Stack,
  permissions: readonly Permission[],
): PolicyStatement[][] {
  const policies = policyGroups(permissions, (permission) => sizeOf(stack, permission));
  return policies.map((statements) => statements.map(sharedStatement));
}

function sizeOf(stack: Stack, permission: Permission): PermissionSize {
  const { resource, longestResource = resource } = permission;
  const written = stack.resolve(sharedStatement([permission]).toStatementJson()) as object;
  return {
    kind: JSON.stringify({ ...written, Sid: permission.sid(''), Resource: '' }),
    statement: mostCharacters({ ...written, Sid: longestSid(permission), Resource: [] }) + 1,
    resource: mostCharacters(stack.resolve(longestResource)) + 1,
  };
}
