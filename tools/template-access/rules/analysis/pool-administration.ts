/** What actions can change about who gets which rows. */
export interface Power {
  readonly actions: readonly string[];
  /** To follow "can". */
  readonly can: string;
  /** Whether only users of an identity pool are found; IndirectAccess finds other principals. */
  readonly isOfUsersOnly: boolean;
}

const of = (service: string, actions: string) =>
  actions.split(' ').map((action) => `${service}:${action}`);

/**
 * Powers over identity pools, user pools and roles. Not here: actions that a client calls without a permission, such as
 * GetId, and those that only read.
 */
export const ADMINISTRATION: readonly Power[] = [
  {
    actions: of('cognito-identity', 'GetOpenIdTokenForDeveloperIdentity MergeDeveloperIdentities'),
    can: 'take the identities of other users',
    isOfUsersOnly: false,
  },
  {
    actions: of('cognito-identity', 'DeleteIdentityPool SetIdentityPoolRoles UpdateIdentityPool'),
    can: 'change the identity pool, its identity providers and its roles',
    isOfUsersOnly: false,
  },
  {
    actions: of('cognito-identity', 'SetPrincipalTagAttributeMap'),
    can: 'change which claims become session tags',
    isOfUsersOnly: false,
  },
  {
    actions: of('cognito-identity', 'DeleteIdentities UnlinkDeveloperIdentity'),
    can: 'separate other users from their identities',
    isOfUsersOnly: false,
  },
  {
    actions: of(
      'cognito-idp',
      'AdminAddUserToGroup AdminCreateUser AdminDeleteUserAttributes AdminInitiateAuth AdminLinkProviderForUser AdminRemoveUserFromGroup AdminSetUserPassword AdminUpdateUserAttributes',
    ),
    can: 'change users of a user pool, their attributes, groups and passwords',
    isOfUsersOnly: false,
  },
  {
    actions: of(
      'cognito-idp',
      'CreateGroup CreateIdentityProvider CreateUserImportJob CreateUserPoolClient UpdateGroup UpdateIdentityProvider UpdateUserPool UpdateUserPoolClient',
    ),
    can: 'change a user pool, its app clients, groups and identity providers',
    isOfUsersOnly: false,
  },
  {
    actions: of(
      'iam',
      'AddUserToGroup AttachGroupPolicy AttachRolePolicy AttachUserPolicy CreateAccessKey CreateLoginProfile CreatePolicyVersion DeleteRolePermissionsBoundary DeleteRolePolicy DetachRolePolicy PutGroupPolicy PutRolePermissionsBoundary PutRolePolicy PutUserPolicy SetDefaultPolicyVersion TagRole UntagRole UpdateAssumeRolePolicy UpdateLoginProfile',
    ),
    can: 'change roles, their policies, trust policies and tags',
    isOfUsersOnly: true,
  },
  {
    actions: of('iam', 'PassRole'),
    can: 'give a service a role',
    isOfUsersOnly: true,
  },
];
