import type { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { ROLE_MAPPING_RULES } from '../aws/quotas';
import type { UserPoolConnection } from './user-pool-connection';

/** The roles that an identity pool assigns to identities, and the tags of their sessions. */
export interface IdentityRoles {
  /** The authenticated role, for users without a role by claim. */
  readonly role: IRole;
  /** Roles that replace the authenticated role for some users. */
  readonly rolesByClaim: RolesByClaim | undefined;
  /** Groups whose role replaces the authenticated role for members. @default - none */
  readonly groups?: readonly GroupWithRole[] | undefined;
  /** The session tags, each with the claim of the ID token that it comes from. */
  readonly principalTags: Readonly<Record<string, string>>;
}

/** A group of the user pool with the role of its members. */
export interface GroupWithRole {
  /** The name of the group in the user pool. */
  readonly groupName: string;
  /** The role of its members. */
  readonly role: IRole;
}

/** Roles by the value of a claim of the ID token. */
export interface RolesByClaim {
  /** The name of the claim, 1 to 64 characters. */
  readonly claim: string;
  /** 1 to 25 roles, each for a value of 1 to 128 characters. */
  readonly roles: readonly { readonly value: string; readonly role: IRole }[];
}

type RoleMappingProperty = CfnIdentityPoolRoleAttachment.RoleMappingProperty;

/** The same role mapping for each app client: Cognito applies the one of the client that the token is for. */
export function roleMappings(
  { providerName, userPoolClientIds }: UserPoolConnection,
  mapping: Omit<RoleMappingProperty, 'identityProvider'>,
): Record<string, RoleMappingProperty> {
  const mappings = userPoolClientIds.map((clientId, position) => [
    `UserPool${position === 0 ? '' : position + 1}`,
    { ...mapping, identityProvider: `${providerName}:${clientId}` },
  ]);
  return Object.fromEntries(mappings) as ReturnType<typeof roleMappings>;
}

/**
 * The role mapping by a claim of the ID token. The first matching rule applies.
 *
 * The last rule assigns the authenticated role to all other values, unless the roles use all 25 rules. A token that
 * matches no rule, such as one without the claim, gets no credentials.
 */
export function ruleMapping(
  authenticatedRole: IRole,
  { claim, roles }: RolesByClaim,
): Omit<RoleMappingProperty, 'identityProvider'> {
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
    ambiguousRoleResolution: 'Deny',
    rulesConfiguration: { rules: [...rules, ...everybodyElse] },
  };
}

/**
 * The role mapping by group: the ID token names the roles of the user's groups, and prefers that of the group with the
 * lowest precedence. Everybody else has the authenticated role.
 *
 * It applies to every group of the user pool that has a role. Source: Cognito Developer Guide, Role-based access
 * control; Cognito identity pools API reference, RoleMapping.
 */
export const GROUP_MAPPING: Omit<RoleMappingProperty, 'identityProvider'> = {
  type: 'Token',
  ambiguousRoleResolution: 'AuthenticatedRole',
};
