import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Stack } from 'aws-cdk-lib/core';
import { IAM_QUOTAS } from '../aws/quotas';
import { mostCharacters } from './deployed-length';
import { longestSid, sharedStatement, type Permission } from './permission';
import { ROOM, splitIntoPolicies, type PermissionSize } from './policy-splitting';
import { quotaError, type PolicyHolder } from './quota-error';

/**
 * The statements of managed policies, which hold permissions in their order within IAM's quota of characters.
 *
 * @param stack where they are deployed; it resolves their tokens
 * @throws {Error} where one permission is longer than a policy can be
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
    statement: mostCharacters({ ...written, Sid: longestSid(permission), Resource: [] }) + 1,
    resource: mostCharacters(stack.resolve(longestResource)) + 1,
  };
}
