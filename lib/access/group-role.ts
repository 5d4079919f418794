import type { Duration } from 'aws-cdk-lib/core';
import { Role, type IManagedPolicy, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { managedPolicies } from './managed-policies';
import type { Permission } from './permission';
import {
  assertTrustPolicyFits,
  identityPoolPrincipal,
  type AdmittedIdentities,
} from './trust-policy';

export interface GroupRoleProps {
  readonly groupName: string;
  /** The identities that the trust policy admits: those of the authenticated role. */
  readonly admitted: AdmittedIdentities;
  /** The managed policies of the authenticated role. */
  readonly sharedPolicies: readonly IManagedPolicy[];
  /** The least number of managed policies to count for them. */
  readonly reserved: number;
  /** The permissions of the group. */
  readonly permissions: readonly Permission[];
  readonly maxSessionDuration?: Duration | undefined;
}

/** Source: IAM API reference, CreateRole, Description: the characters that it does not allow. */
const NOT_IN_DESCRIPTIONS = /[^ -~\u00a1-\u00ff]/gu;

/**
 * Defines the role of a group (`AWS::IAM::Role`), with the managed policies of the authenticated role, because it
 * replaces that role, and with its own (`AWS::IAM::ManagedPolicy`: one, more only if it exceeds IAM's size limit).
 *
 * Its trust policy is that of the authenticated role, because STS does not know groups: the identity pool's role
 * mapping alone gives the role to members only.
 *
 * @throws {Error} if the policies or the trust policy exceed a quota of IAM
 */
export class GroupRole extends Construct {
  readonly role: IRole;

  constructor(scope: Construct, id: string, props: GroupRoleProps) {
    super(scope, id);
    const { groupName, sharedPolicies, maxSessionDuration } = props;
    const described = groupName.replaceAll(NOT_IN_DESCRIPTIONS, '?');
    const holder = {
      name: `the role of the group ${groupName}`,
      fix: 'Remove tables from the group, give tables shorter names, use AWS owned or AWS managed keys, or move tables to another stage with the same user pool.',
    };
    const content = {
      description: `Item actions that members of the group ${described} may call besides those of every signed-in user`,
      permissions: props.permissions,
    };
    const shared = Math.max(sharedPolicies.length, props.reserved);
    const own = managedPolicies(this, holder, { Policy: content }, shared);
    const role = new Role(this, 'Resource', {
      description: `Assumed by signed-in users in the group ${described}`,
      assumedBy: identityPoolPrincipal(props.admitted),
      maxSessionDuration,
      managedPolicies: [...sharedPolicies, ...own],
    });
    assertTrustPolicyFits(role, holder);
    this.role = role;
  }
}
