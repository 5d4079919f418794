import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { policyGroups, ROOM, type PermissionSize } from './policy-groups';
import { mostCharacters } from './deployed-length';
import { longestSid, sharedStatement, type Permission } from './permission';

/**
 * The statements of managed policies, which hold permissions in their order within IAM's quota of characters.
 *
 * @param stack where they are deployed; it resolves their tokens
 * @throws {Error} where one permission is longer than a policy can be
 */
export function statementGroups(
  stack: Stack,
  permissions: readonly Permission[],
): PolicyStatement[][] {
  const policies = policyGroups(permissions, (permission) => sizeOf(stack, permission));
  return policies.map((statements) => statements.map(sharedStatement));
}

function sizeOf(stack: Stack, permission: Permission): PermissionSize {
  const size = measured(stack, permission);
  const characters = size.statement + size.resource;
  if (characters <= ROOM) return size;
  throw new Error(
    `received the permission ${permission.sid(permission.about ?? '')} of ${characters} characters; expected at most ${ROOM}, which IAM leaves of a managed policy; make its conditions or names shorter`,
  );
}

function measured(stack: Stack, permission: Permission): PermissionSize {
  const { resource, longestResource = resource } = permission;
  const written = stack.resolve(sharedStatement([permission]).toStatementJson()) as object;
  return {
    kind: JSON.stringify({ ...written, Sid: permission.sid(''), Resource: '' }),
    statement: mostCharacters({ ...written, Sid: longestSid(permission), Resource: [] }) + 1,
    resource: mostCharacters(stack.resolve(longestResource)) + 1,
  };
}
