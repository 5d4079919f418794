import type { Location } from '../template/location';
import type { TemplateText } from '../template/template-text';

/** A Cognito identity pool: its identity providers, and the roles that it assigns. */
export interface TemplateIdentityPool {
  readonly id: string;
  readonly at: Location;
  /** The ID, as `Ref` returns it: the `aud` of its tokens. */
  readonly name: TemplateText;
  /** Whether it allows unauthenticated identities. */
  readonly allowsUnauthenticated: boolean;
  readonly classicFlow: ClassicFlow;
  readonly providers: readonly UserPoolProvider[];
  /** The hosts, ARNs or names of its other identity providers. */
  readonly otherProviders: readonly TemplateText[];
  readonly attachments: readonly RoleAttachment[];
  readonly mappings: readonly RoleMapping[];
  readonly principalTags: readonly PrincipalTag[];
}

/** A user pool as an identity provider of an identity pool. */
export interface UserPoolProvider {
  /** `cognito-idp.<region>.amazonaws.com/<user pool ID>` */
  readonly name: TemplateText;
  /** The logical ID of the user pool; undefined if it is not in the template. */
  readonly userPool: string | undefined;
  /** Whether self sign-up is enabled; undefined if the user pool is not in the template. */
  readonly allowsSignUp: boolean | undefined;
  readonly client: AppClient;
  /** The user pool's other app clients in the template: what one client writes is in the tokens of all. */
  readonly otherClients: readonly AppClient[];
  /** The groups of the user pool in the template that have a role. */
  readonly groups: readonly PoolGroup[];
  /** `ServerSideTokenCheck` */
  readonly checksTokens: boolean;
}

/** A group of a user pool, whose role is in the tokens of its members. */
export interface PoolGroup {
  readonly name: TemplateText;
  readonly role: TemplateText;
}

/** An app client of a user pool. */
export interface AppClient {
  /** The ID, as `Ref` returns it. */
  readonly name: TemplateText;
  /** Undefined if the client is not in the template. */
  readonly at: Location | undefined;
  /** The attributes that users can write; undefined for all, and if the client is not in the template. */
  readonly writeAttributes: readonly string[] | undefined;
}

/** A role that an identity pool assigns to identities. */
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

/** How identities of one provider get another role than the authenticated role. */
export interface RoleMapping {
  /** `<user pool provider's name>:<client ID>`, or the name of another provider. */
  readonly provider: TemplateText;
  /** The role that the token names, or the role of a matching rule. */
  readonly type: 'Token' | 'Rules';
  /** Whether identities that the mapping gives no role are denied; otherwise they get the authenticated role. */
  readonly refusesOthers: boolean;
}

/**
 * Whether clients can request any role that trusts the identity pool. With role mappings, Cognito rejects the classic
 * flow. Without `AllowClassicFlow` the documentation says it is disabled, but pools with it enabled are reported.
 *
 * Source: Cognito Developer Guide, Identity pools authentication flow; github.com/aws/aws-cli/issues/7652.
 */
export type ClassicFlow = 'open' | 'closed' | 'unspecified';

/** A claim of the ID token that becomes a session tag. */
export interface PrincipalTag {
  readonly at: Location;
  readonly tag: string;
  readonly claim: string;
}
