/** The providers an identity pool trusts, and the roles it assigns. */
export interface DeployedIdentityPool {
  readonly identityPoolId: string;
  readonly allowsUnauthenticatedIdentities: boolean;
  readonly allowsClassicFlow: boolean;
  readonly providers: readonly DeployedProvider[];
  /** Identity providers other than user pools. */
  readonly otherProviders: readonly string[];
  /** The ARN of the role of authenticated identities. */
  readonly authenticatedRole: string;
  /** The ARN of the role of unauthenticated identities. */
  readonly unauthenticatedRole: string | undefined;
  readonly roleMappings: readonly DeployedRoleMapping[];
  /** The claim of each session tag, by provider name. */
  readonly principalTags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface DeployedProvider {
  /** `cognito-idp.<region>.amazonaws.com/<user pool ID>` */
  readonly name: string;
  readonly clientId: string;
  /** `ServerSideTokenCheck`: the identity pool checks that the user is neither globally signed out nor deleted. */
  readonly checksTokens: boolean;
}

/** A user pool's name as an identity provider. Source: Cognito Developer Guide, Understanding the ID token. */
export function userPoolProviderName(userPoolId: string, region: string): string {
  return `cognito-idp.${region}.amazonaws.com/${userPoolId}`;
}

/** How claims of an ID token select a role. */
export interface DeployedRoleMapping {
  /** `<provider's name>:<app client ID>` */
  readonly provider: string;
  /** `Rules`, or `Token` if the token names the role. */
  readonly type: string;
  /** The result for a token that no rule matches. */
  readonly otherwise: 'AuthenticatedRole' | 'Deny';
  readonly rules: readonly DeployedMappingRule[];
}

export interface DeployedMappingRule {
  readonly claim: string;
  readonly matchType: string;
  readonly value: string;
  readonly roleArn: string;
}

/** The properties for providers other than user pools, the same in templates and in Cognito's API. */
export interface OtherProviders {
  readonly SupportedLoginProviders?: Readonly<Record<string, string>> | undefined;
  readonly OpenIdConnectProviderARNs?: readonly string[] | undefined;
  readonly SamlProviderARNs?: readonly string[] | undefined;
  readonly DeveloperProviderName?: string | undefined;
}

/** Identity providers other than user pools: social logins, OpenID Connect, SAML, developer providers. */
export function otherProviders(pool: OtherProviders): string[] {
  return [
    ...Object.keys(pool.SupportedLoginProviders ?? {}),
    ...(pool.OpenIdConnectProviderARNs ?? []),
    ...(pool.SamlProviderARNs ?? []),
    // The API returns an empty string if there is none.
    ...(pool.DeveloperProviderName ? [pool.DeveloperProviderName] : []),
  ];
}
