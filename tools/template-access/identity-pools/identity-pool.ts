import type { Location } from '../template/location';
import type { TemplateText } from '../template/template-text';

/** A Cognito identity pool: the identities that it admits, and the roles that it gives them. */
export interface IdentityPool {
  readonly id: string;
  readonly at: Location;
  /** The ID, as `Ref` returns it: the `aud` of its tokens. */
  readonly name: TemplateText;
  /** Whether it admits unauthenticated identities (guests). */
  readonly allowsUnauthenticated: boolean;
  readonly classicFlow: ClassicFlow;
  readonly providers: readonly UserPoolProvider[];
  /** The hosts, ARNs or names of its other identity providers. */
  readonly otherProviders: readonly TemplateText[];
  readonly attachments: readonly RoleAttachment[];
  readonly mappings: readonly RoleMapping[];
  readonly principalTags: readonly PrincipalTag[];
}

/** A user pool as the identity provider of a pool. */
export interface UserPoolProvider {
  /** `cognito-idp.<region>.amazonaws.com/<user pool ID>` */
  readonly name: TemplateText;
  /** The user pool in the template. */
  readonly userPool: string | undefined;
  /** Whether anybody can sign up; undefined where the user pool is not in the template. */
  readonly allowsSignUp: boolean | undefined;
  readonly client: AppClient;
  /** The user pool's other app clients in the template: an attribute that one of them writes is in the tokens of all. */
  readonly otherClients: readonly AppClient[];
  /** `ServerSideTokenCheck` */
  readonly checksTokens: boolean;
}

/** An app client of a user pool. */
export interface AppClient {
  /** The ID, as `Ref` returns it. */
  readonly name: TemplateText;
  /** Undefined where the client is not in the template. */
  readonly at: Location | undefined;
  /** The attributes that users may write; undefined for all, and where the client is not in the template. */
  readonly writeAttributes: readonly string[] | undefined;
}

/** A role that the pool gives to identities. */
export interface RoleAttachment {
  readonly at: Location;
  readonly role: TemplateText;
  readonly to: 'authenticated' | 'unauthenticated' | MappingRule;
}

/** A rule of a role mapping: identities whose claim matches get the role. */
export interface MappingRule {
  readonly claim: string;
  /** `Equals`, `Contains`, `StartsWith`, `NotEqual`. */
  readonly matchType: string;
  readonly value: TemplateText;
}

/** How identities of one provider get a role of their own instead of the authenticated role. */
export interface RoleMapping {
  /** `<user pool provider's name>:<client ID>`, or the name of another provider. */
  readonly provider: TemplateText;
  /** By the role that the token names, or by rules. */
  readonly type: 'Token' | 'Rules';
  /** Whether an identity without a role by the mapping is refused; otherwise it gets the authenticated role. */
  readonly refusesOthers: boolean;
}

/**
 * Whether a client may ask for any role that trusts the pool. Cognito refuses that for a pool with role mappings. Where
 * `AllowClassicFlow` is absent, the documentation says closed, and pools were found to be open.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow; github.com/aws/aws-cli/issues/7652.
 */
export type ClassicFlow = 'open' | 'closed' | 'unsaid';

/** A claim of the ID token that becomes a session tag. */
export interface PrincipalTag {
  readonly at: Location;
  readonly tag: string;
  readonly claim: string;
}
