import type { PolicyDocument } from './policy-document';

/**
 * What decides who may do what in a stack, with every reference filled in: as a template would deploy it, or as it was
 * read back. Roles, users and pools go by their logical IDs; what is asked for and not there is an error.
 */
export interface Deployment {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** The logical IDs of all roles. */
  readonly roles: readonly string[];
  readonly principal: (logicalId: string) => Principal;
  readonly identityPool: () => IdentityPoolSettings;
  /** What the app client lets users write of themselves; undefined for everything. */
  readonly writableAttributes: () => readonly string[] | undefined;
  /** The policy on a KMS key or table of the stack, by its ARN. */
  readonly resourcePolicy: (arn: string) => PolicyDocument | undefined;
}

/** A role, or a user of IAM. */
export interface Principal {
  readonly arn: string;
  /** Who may assume a role; users have none. */
  readonly trust: PolicyDocument | undefined;
  /** All of its policies, managed and inline. */
  readonly policies: readonly PolicyDocument[];
  readonly tags: Readonly<Record<string, string>>;
  /** In seconds; undefined for users. */
  readonly maxSessionDuration: number | undefined;
  /** The ARN of a policy that limits all others. */
  readonly permissionsBoundary: string | undefined;
}

/** Whom an identity pool admits, and which role it gives them. */
export interface IdentityPoolSettings {
  readonly identityPoolId: string;
  readonly allowsGuests: boolean;
  readonly allowsClassicFlow: boolean;
  readonly providers: readonly IdentityProvider[];
  /** Whoever else may say who somebody is: OpenID Connect and SAML providers, social logins, developers. */
  readonly otherProviders: readonly string[];
  /** The ARN of the role of authenticated identities. */
  readonly authenticatedRole: string;
  /** The ARN of a role for guests. */
  readonly unauthenticatedRole: string | undefined;
  readonly roleMappings: readonly RoleMapping[];
  /** Which claim becomes which session tag, by the provider's name. */
  readonly principalTags: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface IdentityProvider {
  /** `cognito-idp.<region>.amazonaws.com/<user pool ID>` */
  readonly name: string;
  readonly clientId: string;
  /** Whether Cognito asks the user pool if the user still exists, at every use of a token. */
  readonly checksTokens: boolean;
}

/** How a role is chosen by the claims of an ID token. */
export interface RoleMapping {
  /** `<provider's name>:<app client ID>` */
  readonly provider: string;
  /** `Rules`, or `Token` where the token itself names the role. */
  readonly type: string;
  /** What becomes of a token that no rule fits. */
  readonly otherwise: 'AuthenticatedRole' | 'Deny';
  readonly rules: readonly MappingRule[];
}

export interface MappingRule {
  readonly claim: string;
  readonly matchType: string;
  readonly value: string;
  readonly roleArn: string;
}
