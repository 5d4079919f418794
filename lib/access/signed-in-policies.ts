import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { managedPolicies } from './managed-policies';
import type { Permission } from './permission';
import { revocations } from './revocations';
import type { TenantSessions } from './tenant-sessions';

/** What signed-in users may do, and whose sessions are revoked. */
export interface SignedInPermissions {
  /** The permissions of every signed-in user. */
  readonly permissions: readonly Permission[];
  /** The permissions that only members of groups have. */
  readonly ofGroups: readonly Permission[];
  readonly tenants: readonly TenantSessions[];
  readonly revokeIssuedBefore: Date | undefined;
}

/**
 * Defines the managed policies (`AWS::IAM::ManagedPolicy`) that all roles of signed-in users share. A revocation also
 * denies what only groups are allowed, because their roles have the same policies.
 *
 * @param scope the authenticated role
 * @throws {Error} if they exceed a quota of IAM
 */
export function signedInPolicies(
  scope: Construct,
  { permissions, ofGroups, tenants, revokeIssuedBefore }: SignedInPermissions,
): IManagedPolicy[] {
  return managedPolicies(scope, POLICY_HOLDER, {
    Policy: {
      description:
        'Item actions that signed-in users may call directly on the tables of this stack',
      permissions,
    },
    // Separate, so that updates of the grants never interrupt a revocation, nor the reverse.
    RevocationPolicy: {
      description: 'Sessions that are cut off from the tables of this stack',
      permissions: revocations(revokeIssuedBefore, tenants, [...permissions, ...ofGroups]),
      // However many tables there are, one managed policy remains for revocations.
      reserved: 1,
    },
  });
}

const POLICY_HOLDER = {
  name: 'the authenticated role',
  fix: 'Give tables shorter names, use AWS owned or AWS managed keys, move tables to another stage with the same user pool, or remove revocations that are older than the maximum session duration.',
};
