import { Stack, Token, type Duration } from 'aws-cdk-lib/core';
import { Role, type IManagedPolicy, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { cognitoIdentityService } from '../aws/cognito-identity-service';
import type { IdentityRoles, RolesByClaim } from '../identity/role-mapping';
import { itemPermissions, type TableAccess } from './item-policy';
import { managedPolicies } from './managed-policies';
import { principalTags, type PrincipalTags } from './principal-tags';
import { counted } from './quota-error';
import { revocations } from './revocations';
import { warnOfLongRoleNames } from './role-name-warning';
import { tenantConstructId } from './role-names';
import {
  assertTenants,
  hasOwnRole,
  type TenantSessions,
  type TenantWithRole,
} from './tenant-sessions';
import {
  assertTrustPolicyFits,
  identityPoolPrincipal,
  type AdmittedIdentities,
} from './trust-policy';

export interface AuthenticatedRoleProps {
  /** The only identity pool whose authenticated identities get the role. */
  readonly identityPoolId: string;
  /** The tables, what may be done with each, and with which rows. */
  readonly tables: readonly TableAccess[];
  /** 1 to 64 characters. @default - CloudFormation names it */
  readonly roleName?: string | undefined;
  /**
   * The claim of the ID token that names the tenant. Users must not be able to write it, or they move themselves.
   * @default - none: no rows or sessions of tenants
   */
  readonly tenantClaim?: string | undefined;
  /** Tenants whose sessions differ; 25 at most with a `maxSessionDuration`. @default - none */
  readonly tenants?: readonly TenantSessions[];
  /** 1 to 12 hours. The enhanced flow's sessions last an hour all the same. @default Duration.hours(1) */
  readonly maxSessionDuration?: Duration | undefined;
  /** Credentials issued before this time, ISO 8601 in UTC, are worth nothing. @default - none */
  readonly revokeIssuedBefore?: string | undefined;
}

/**
 * Defines the role of signed-in users (`AWS::IAM::Role`), a role for each tenant with sessions of its own, and their
 * common policy (`AWS::IAM::ManagedPolicy`, one unless it grows too long or sessions are revoked).
 *
 * The roles admit only authenticated identities of the one identity pool, each tenant's only that tenant's, and allow
 * only the given item actions on the given tables and rows, with the key of each table.
 *
 * @throws {Error} where the stack's region has no identity pools, no claim names the tenant that rows or roles
 *   depend on, a tenant cannot be one, an ID may hold a delimiter, or tables or tenants are too many for AWS's quotas
 */
export class AuthenticatedRole extends Construct implements IdentityRoles {
  readonly role: IRole;
  readonly rolesByClaim: RolesByClaim | undefined;
  readonly principalTags: PrincipalTags;

  constructor(scope: Construct, id: string, props: AuthenticatedRoleProps) {
    super(scope, id);
    const { identityPoolId, tables, tenants = [], tenantClaim } = props;
    assertTenants(tenants);
    const withRole = tenants.filter(hasOwnRole);
    const scopes = tables.map(({ rows }) => rows);
    this.principalTags = principalTags(scopes, tenants.length > 0, tenantClaim);
    warnOfLongRoleNames(this, props.roleName, withRole.length > 0);

    const identityService = identityServiceOf(this);
    const policies = this.policies(props, identityService);
    const admitted = { identityService, identityPoolId, principalTags: this.principalTags };
    this.role = this.authenticatedRole(props, policies, admitted, withRole);
    const roles = withRole.map((tenant) => this.tenantRole(tenant, policies, admitted));
    this.rolesByClaim =
      tenantClaim !== undefined && roles.length > 0 ? { claim: tenantClaim, roles } : undefined;
  }

  private policies(props: AuthenticatedRoleProps, identityService: string): IManagedPolicy[] {
    const { tables, tenants = [], revokeIssuedBefore } = props;
    const allowed = tables.flatMap((table) => itemPermissions(table, identityService));
    return managedPolicies(this, POLICY_HOLDER, {
      Policy: {
        description:
          'Item actions that signed-in users may call directly on the tables of this stack',
        permissions: allowed,
      },
      // Apart, so that a table more or less opens no gap in a revocation while it is deployed, nor the reverse.
      RevocationPolicy: {
        description: 'Sessions that are cut off from the tables of this stack',
        permissions: revocations(revokeIssuedBefore, tenants, allowed),
        // Sessions can be revoked however many tables there are.
        reserved: 1,
      },
    });
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
      name: `the authenticated role, which excludes ${counted('tenant', exceptTenants)},`,
      fix: 'Shorten the IDs of tenants, or remove maxSessionDuration from some: rows by tenant isolate tenants without a role each.',
    });
    return role;
  }

  private tenantRole(
    { id, maxSessionDuration }: TenantWithRole,
    policies: IManagedPolicy[],
    admitted: AdmittedIdentities,
  ) {
    const role = new Role(this, tenantConstructId(id), {
      description: `Assumed by signed-in users of the tenant ${id} in place of the authenticated role`,
      assumedBy: identityPoolPrincipal({ ...admitted, onlyTenant: id }),
      maxSessionDuration,
      managedPolicies: policies,
    });
    assertTrustPolicyFits(role, {
      name: `the role of the tenant ${id}`,
      fix: 'Shorten the ID of the tenant.',
    });
    return { value: id, role };
  }
}

const POLICY_HOLDER = {
  name: 'the authenticated role',
  fix: 'Give tables shorter names, use AWS-owned or AWS-managed keys, move tables into another stage with the same user pool, or remove revocations older than the longest session.',
};

/**
 * The name of Cognito's identity service where a construct is deployed. A stack without a region is taken for a
 * commercial one, because the keys of conditions must be literal.
 *
 * @throws {Error} where the stack's region has no identity pools
 */
function identityServiceOf(scope: Construct): string {
  const { region } = Stack.of(scope);
  const service = cognitoIdentityService(Token.isUnresolved(region) ? undefined : region);
  if (service !== undefined) return service;
  throw new Error(
    `received the region ${region}, which has no Amazon Cognito identity pools; expected one that has; deploy the stack elsewhere`,
  );
}
