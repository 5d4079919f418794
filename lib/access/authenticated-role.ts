import type { Duration } from 'aws-cdk-lib/core';
import { Role, type IManagedPolicy, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { GroupWithRole, IdentityRoles, RolesByClaim } from '../identity/role-mapping';
import { groupPermissions, type GroupAccess, type GroupPermissions } from './group-access';
import { GroupRole } from './group-role';
import { itemPermissions, type TableAccess } from './item-policy';
import { principalTags, type PrincipalTags } from './principal-tags';
import { countedNames } from './quota-error';
import { warnOfLongRoleNames } from './role-name-warning';
import { groupConstructId, tenantConstructId } from './role-names';
import { signedInPolicies } from './signed-in-policies';
import {
  assertOneMapping,
  assertTenants,
  hasOwnRole,
  type TenantSessions,
  type TenantWithRole,
} from './tenant-sessions';
import {
  assertIdentityPoolId,
  assertTrustPolicyFits,
  identityPoolPrincipal,
  identityServiceOf,
  type AdmittedIdentities,
} from './trust-policy';

/** The identity pool, the tables and the sessions of an authenticated role. */
export interface AuthenticatedRoleProps {
  /** The ID of the only identity pool whose authenticated identities can assume the role. */
  readonly identityPoolId: string;
  /** The tables, each with the actions and the row scope of signed-in users. */
  readonly tables: readonly TableAccess[];
  /** Name of the authenticated role, 1 to 64 characters. @default - CloudFormation generates a name */
  readonly roleName?: string | undefined;
  /**
   * The claim of the ID token that names the tenant of the user. Users must not be able to write it.
   * @default - no tenants: no table has rows by tenant, and `tenants` is empty
   */
  readonly tenantClaim?: string | undefined;
  /** Tenants whose sessions differ. At most 25 of them can have a `maxSessionDuration`. @default - none */
  readonly tenants?: readonly TenantSessions[] | undefined;
  /**
   * Groups of the user pool whose members have more access. Not beside tenants with a `maxSessionDuration`: a user pool
   * has one role mapping, by claim or by group. @default - none
   */
  readonly groups?: readonly GroupAccess[] | undefined;
  /**
   * Maximum session duration, 1 to 12 hours. The enhanced flow gives one hour in any case. @default Duration.hours(1)
   */
  readonly maxSessionDuration?: Duration | undefined;
  /** Denies all access to credentials issued before this time. @default - none are revoked */
  readonly revokeIssuedBefore?: Date | undefined;
}

/**
 * Defines the authenticated role (`AWS::IAM::Role`), one role for each tenant with a maximum session duration or for
 * each group, and the managed policies that they share (`AWS::IAM::ManagedPolicy`: one, more only if it exceeds IAM's
 * size limit or sessions are revoked). The role of a group has policies of its own, too.
 *
 * The trust policies admit only authenticated identities of the identity pool, and a tenant's role only that tenant.
 * The policies allow only the given item actions on the given tables and row scopes, and the use of each table's KMS
 * key.
 *
 * @throws {Error} if the Region has no identity pools, rows or tenants need a `tenantClaim`, a tenant ID or delimiter
 *   is invalid, a name or an ARN has wildcards, groups are combined with tenants that have a role, or tables, tenants or
 *   groups exceed a quota of AWS
 */
export class AuthenticatedRole extends Construct implements IdentityRoles {
  /** The role of all signed-in users without a role of their tenant. */
  readonly role: IRole;
  /** The roles of tenants, by tenant ID; undefined if no tenant has one. */
  readonly rolesByClaim: RolesByClaim | undefined;
  /** The roles of groups. */
  readonly groups: readonly GroupWithRole[];
  /** The session tags that the policies need, and the claims that they come from. */
  readonly principalTags: PrincipalTags;

  constructor(scope: Construct, id: string, props: AuthenticatedRoleProps) {
    super(scope, id);
    const { identityPoolId, tables, tenants = [], groups = [], tenantClaim } = props;
    assertIdentityPoolId(identityPoolId);
    assertTenants(tenants);
    const withRole = tenants.filter(hasOwnRole);
    assertOneMapping(groups, withRole);
    const identityService = identityServiceOf(this);
    const permissions = tables.flatMap((table) => itemPermissions(table, identityService));
    const ofGroups = groupPermissions(groups, identityService);
    const scopes = [...tables, ...groups.flatMap((group) => group.tables)].map(({ rows }) => rows);
    this.principalTags = principalTags(scopes, tenants.length > 0, { tenantClaim });
    warnOfLongRoleNames(this, props.roleName, withRole.length > 0);

    const policies = signedInPolicies(this, {
      permissions,
      ofGroups: ofGroups.flatMap(({ permissions }) => permissions),
      tenants,
      revokeIssuedBefore: props.revokeIssuedBefore,
    });
    const admitted = { identityService, identityPoolId, principalTags: this.principalTags };
    this.role = this.authenticatedRole(props, policies, admitted, withRole);
    const roles = withRole.map((tenant) => this.tenantRole(tenant, policies, admitted));
    this.rolesByClaim =
      tenantClaim !== undefined && roles.length > 0 ? { claim: tenantClaim, roles } : undefined;
    this.groups = ofGroups.map((group) => this.groupRole(group, props, policies, admitted));
  }

  private authenticatedRole(
    props: AuthenticatedRoleProps,
    policies: IManagedPolicy[],
    admitted: AdmittedIdentities,
    withRole: readonly TenantWithRole[],
  ): IRole {
    const { roleName, maxSessionDuration } = props;
    const exceptTenants = withRole.map(({ id }) => id);
    const role = new Role(this, 'Resource', {
      roleName,
      description:
        'Assumed by signed-in users of the identity pool to reach the tables of this stack',
      assumedBy: identityPoolPrincipal({ ...admitted, exceptTenants }),
      maxSessionDuration,
      managedPolicies: policies,
    });
    assertTrustPolicyFits(role, {
      name: `the authenticated role, which excludes ${countedNames('tenant', exceptTenants)},`,
      fix: 'Shorten tenant IDs, or remove maxSessionDuration from some tenants; rows by tenant isolate tenants without roles.',
    });
    return role;
  }

  private tenantRole(
    { id, maxSessionDuration }: TenantWithRole,
    policies: IManagedPolicy[],
    admitted: AdmittedIdentities,
  ) {
    // Its trust policy names one ID of at most 128 characters, so it fits IAM's quota.
    const role = new Role(this, tenantConstructId(id), {
      description: `Assumed by signed-in users of the tenant ${id} in place of the authenticated role`,
      assumedBy: identityPoolPrincipal({ ...admitted, onlyTenant: id }),
      maxSessionDuration,
      managedPolicies: policies,
    });
    return { value: id, role };
  }

  private groupRole(
    { groupName, permissions }: GroupPermissions,
    { revokeIssuedBefore, tenants = [], maxSessionDuration }: AuthenticatedRoleProps,
    sharedPolicies: readonly IManagedPolicy[],
    admitted: AdmittedIdentities,
  ): GroupWithRole {
    const all = [revokeIssuedBefore, ...tenants.map((tenant) => tenant.revokeIssuedBefore)];
    const revokes = all.some((time) => time !== undefined);
    const { role } = new GroupRole(this, groupConstructId(groupName), {
      ...{ groupName, permissions, admitted, sharedPolicies, maxSessionDuration },
      // One managed policy remains for revocations, as for the authenticated role.
      reserved: sharedPolicies.length + (revokes ? 0 : 1),
    });
    return { groupName, role };
  }
}
