import type { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { ROLE_MAPPING_RULES } from '../aws/quotas';
import type { RolesByClaim } from './identity-roles';
import type { UserPoolConnection } from './user-pool-connection';

/**
 * The mapping that gives a role by a claim of the ID token: the first rule that fits decides.
 *
 * The last rule gives everybody else the authenticated role, unless the roles take all 25 rules. A token that no rule
 * fits, such as one without the claim, gets nothing.
 */
export function roleMapping(
  { providerName, userPoolClientId }: UserPoolConnection,
  authenticatedRole: IRole,
  { claim, roles }: RolesByClaim,
): CfnIdentityPoolRoleAttachment.RoleMappingProperty {
  const rules = roles.map(({ value, role }) => ({
    claim,
    matchType: 'Equals',
    value,
    roleArn: role.roleArn,
  }));
  const [first] = rules;
  const everybodyElse =
    first && rules.length < ROLE_MAPPING_RULES
      ? [{ ...first, matchType: 'NotEqual', roleArn: authenticatedRole.roleArn }]
      : [];
  return {
    type: 'Rules',
    identityProvider: `${providerName}:${userPoolClientId}`,
    ambiguousRoleResolution: 'Deny',
    rulesConfiguration: { rules: [...rules, ...everybodyElse] },
  };
}
