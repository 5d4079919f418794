import type { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { ROLE_MAPPING_RULES } from '../aws/quotas';
import type { UserPoolConnection } from './user-pool-connection';

/** The roles that an identity pool gives to identities, and the tags that it puts on their sessions. */
export interface IdentityRoles {
  /** The authenticated role: for everybody who signed in and has no role by claim. */
  readonly role: IRole;
  /** Roles in place of it, for some. */
  readonly rolesByClaim: RolesByClaim | undefined;
  /** The session's tags, and the claims of the ID token that they come from. */
  readonly principalTags: Readonly<Record<string, string>>;
}

/** Roles for users whose ID token has a claim of a certain value. */
export interface RolesByClaim {
  /** 1 to 64 characters. */
  readonly claim: string;
  /** 1 to 25, each with its value of 1 to 128 characters. */
  readonly roles: readonly { readonly value: string; readonly role: IRole }[];
}

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
