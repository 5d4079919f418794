import { Annotations, Stack } from 'aws-cdk-lib/core';
import { Role, type IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { hasOwnRole } from './own-role';
import { tenantConstructId } from './tenant-names';
import type { IdentityRoles, RolesByClaim } from '../identity/identity-roles';
import { assertTrustFits } from './assert-trust-fits';
import { identityPoolPrincipal } from './identity-pool-principal';
import { identityService } from './identity-service';
import { itemPermissions, type TableAccess } from './item-permissions';
import { managedPolicies } from './managed-policies';
import { principalTags, type PrincipalTags } from './principal-tags';
import { revocations } from './revocations';
import { seconds } from './seconds';
import { assertTenants, type TenantSessions, type TenantWithRole } from './tenant-sessions';

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
  /** 3,600 to 43,200 seconds. The enhanced flow's sessions last an hour all the same. @default 3600 */
  readonly maxSessionDuration?: number | undefined;
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
    const { identityPoolId, tables, tenants = [], tenantClaim, maxSessionDuration } = props;
    assertTenants(tenants);
    const withRole = tenants.filter(hasOwnRole);
    const scopes = tables.map(({ rows }) => rows);
    this.principalTags = principalTags(scopes, tenants.length > 0, tenantClaim);
    warnOfLongNames(this, props.roleName, withRole.length > 0);

    const service = identityService(this);
    const allowed = tables.flatMap((table) => itemPermissions(table, service));
    const revoked = revocations(props.revokeIssuedBefore, tenants, allowed);
    const policies = managedPolicies(this, {
      Policy: {
        description:
          'Item actions that signed-in users may call directly on the tables of this stack',
        permissions: allowed,
      },
      // Apart, so that a table more or less opens no gap in a revocation while it is deployed, nor the reverse.
      RevocationPolicy: {
        description: 'Sessions that are cut off from the tables of this stack',
        permissions: revoked,
      },
    });

    const admitted = {
      identityService: service,
      identityPoolId,
      principalTags: this.principalTags,
    };
    const exceptTenants = withRole.map((tenant) => tenant.id);
    const role = new Role(this, 'Resource', {
      roleName: props.roleName,
      description:
        'Assumed by signed-in users of the identity pool to reach the tables of this stack',
      assumedBy: identityPoolPrincipal({ ...admitted, exceptTenants }),
      maxSessionDuration: seconds(maxSessionDuration),
      managedPolicies: policies,
    });
    assertTrustFits(role);
    this.role = role;
    const roleOf = (tenant: TenantWithRole) =>
      new Role(this, tenantConstructId(tenant.id), {
        description: `Assumed by signed-in users of the tenant ${tenant.id} in place of the authenticated role`,
        assumedBy: identityPoolPrincipal({ ...admitted, onlyTenant: tenant.id }),
        maxSessionDuration: seconds(tenant.maxSessionDuration),
        managedPolicies: policies,
      });
    this.rolesByClaim =
      tenantClaim !== undefined && withRole.length > 0
        ? {
            claim: tenantClaim,
            roles: withRole.map((tenant) => ({ value: tenant.id, role: roleOf(tenant) })),
          }
        : undefined;
  }
}

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito. */
const LONGEST_NAME_IN_US_GOV_EAST_1 = 20;

/** A role without a name of one's own, as those of tenants are, gets a long one from CloudFormation. */
function warnOfLongNames(
  scope: Construct,
  roleName: string | undefined,
  tenantsHaveRoles: boolean,
): void {
  if (Stack.of(scope).region !== 'us-gov-east-1') return;
  const short = roleName !== undefined && roleName.length <= LONGEST_NAME_IN_US_GOV_EAST_1;
  const fixes = [
    ...(short ? [] : ['set identity.roleName to a shorter one']),
    ...(tenantsHaveRoles ? ['remove maxSessionDuration from tenants'] : []),
  ];
  if (fixes.length === 0) return;
  Annotations.of(scope).addWarningV2(
    'dynamodb-direct-access:longRoleName',
    `in us-gov-east-1 identity pools may fail to assume a role whose name is longer than ${LONGEST_NAME_IN_US_GOV_EAST_1} characters; ${fixes.join(', and ')}`,
  );
}
