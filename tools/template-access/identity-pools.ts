import type { Location } from './location';
import { attachmentsOf, mappingsOf, tagsOf } from './identity-pool-attachments';
import type { Resource } from './resources';
import { isSet, listOf, objectOf, textOf, textsOf } from './shapes';
import { literal, type TemplateText } from './template-text';

/** A Cognito identity pool: whom it admits, and which role it gives them. */
export interface IdentityPool {
  readonly id: string;
  readonly at: Location;
  /** Its ID, as `Ref` gives it: the `aud` of its tokens. */
  readonly name: TemplateText;
  readonly allowsGuests: boolean;
  readonly classicFlow: ClassicFlow;
  readonly providers: readonly UserPoolProvider[];
  /** Whoever else may say who somebody is: their hosts, ARNs or names. */
  readonly otherProviders: readonly TemplateText[];
  readonly attachments: readonly RoleAttachment[];
  readonly mappings: readonly RoleMapping[];
  readonly principalTags: readonly PrincipalTag[];
}

export interface UserPoolProvider {
  /** `cognito-idp.<region>.amazonaws.com/<user pool ID>` */
  readonly name: TemplateText;
  /** The user pool in the template. */
  readonly userPool: string | undefined;
  /** Whether anybody can sign up; undefined where the user pool is not in the template. */
  readonly allowsSignUp: boolean | undefined;
  readonly client: AppClient;
  /** The user pool's other clients in the template: what users write by one is in their tokens by all. */
  readonly otherClients: readonly AppClient[];
  readonly checksTokens: boolean;
}

export interface AppClient {
  /** The ID, as `Ref` gives it. */
  readonly name: TemplateText;
  /** The client in the template. */
  readonly at: Location | undefined;
  /** What users may write of themselves; undefined for everything, or where the client is not in the template. */
  readonly writeAttributes: readonly string[] | undefined;
}

/** A role that the pool hands out. */
export interface RoleAttachment {
  readonly at: Location;
  readonly role: TemplateText;
  readonly to: 'authenticated' | 'guests' | MappingRule;
}

export interface MappingRule {
  readonly claim: string;
  /** `Equals`, `Contains`, `StartsWith`, `NotEqual`. */
  readonly matchType: string;
  readonly value: TemplateText;
}

/** How users of one provider get another role than the one for everybody who signed in. */
export interface RoleMapping {
  /** `<user pool provider's name>:<client ID>`, or that of another provider. */
  readonly provider: TemplateText;
  /** By the role that the token names, or by rules. */
  readonly type: 'Token' | 'Rules';
  /** Whether those whom it gives no role are refused, and do not get the one for everybody. */
  readonly refusesOthers: boolean;
}

/**
 * Whether a client may get a token of the pool and ask for any role that trusts it. A pool with role mappings refuses
 * that. Where `AllowClassicFlow` is absent AWS's documentation says closed, and people found it open.
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

const OTHER_PROVIDERS = [
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'DeveloperProviderName',
] as const;

export function identityPoolsOf(resources: readonly Resource[]): readonly IdentityPool[] {
  return resources
    .filter(({ type }) => type === 'AWS::Cognito::IdentityPool')
    .map((pool) => identityPoolOf(pool, resources));
}

function identityPoolOf(pool: Resource, resources: readonly Resource[]): IdentityPool {
  const { id, name, properties } = pool;
  const ofPool = (type: string) =>
    resources.filter(
      (one) => one.type === type && textsOf(one.properties.IdentityPoolId).includes(name),
    );
  const attachments = ofPool('AWS::Cognito::IdentityPoolRoleAttachment');
  const mappings = attachments.flatMap(mappingsOf);
  return {
    id,
    at: { resource: id, property: 'Properties' },
    name,
    allowsGuests: isSet(properties.AllowUnauthenticatedIdentities ?? false),
    classicFlow: classicFlowOf(properties.AllowClassicFlow, mappings),
    providers: listOf(properties.CognitoIdentityProviders).map((provider) =>
      providerOf(objectOf(provider), resources),
    ),
    otherProviders: [
      ...Object.keys(objectOf(properties.SupportedLoginProviders)).map(literal),
      ...OTHER_PROVIDERS.flatMap((property) => textsOf(properties[property])),
    ],
    attachments: attachments.flatMap(attachmentsOf),
    mappings,
    principalTags: ofPool('AWS::Cognito::IdentityPoolPrincipalTag').flatMap(tagsOf),
  };
}

function classicFlowOf(allowed: unknown, mappings: readonly RoleMapping[]): ClassicFlow {
  if (mappings.length > 0) return 'closed';
  if (allowed === undefined) return 'unsaid';
  return isSet(allowed) ? 'open' : 'closed';
}

function providerOf(
  { ProviderName, ClientId, ServerSideTokenCheck }: Readonly<Record<string, unknown>>,
  resources: readonly Resource[],
): UserPoolProvider {
  const [name, client] = [textOf(ProviderName) ?? '', textOf(ClientId) ?? ''];
  const userPool = resources.find(
    (one) =>
      one.type === 'AWS::Cognito::UserPool' &&
      (name === one.attribute('ProviderName') || name.endsWith(`/${one.name}`)),
  );
  const clients = resources.filter(({ type }) => type === 'AWS::Cognito::UserPoolClient');
  const known = clients.find((one) => one.name === client);
  const isOfPool = ({ properties: { UserPoolId } }: Resource) =>
    textsOf(UserPoolId).some((id) => id === userPool?.name || name.endsWith(`/${id}`));
  return {
    name,
    userPool: userPool?.id,
    allowsSignUp: userPool && allowsSignUp(userPool),
    client: known ? clientOf(known) : { name: client, at: undefined, writeAttributes: undefined },
    otherClients: clients.filter((one) => one !== known && isOfPool(one)).map(clientOf),
    checksTokens: isSet(ServerSideTokenCheck ?? false),
  };
}

/**
 * Absent is open too: only the console asks.
 *
 * Source: CloudFormation template reference, AWS::Cognito::UserPool AdminCreateUserConfig.
 */
function allowsSignUp({ properties }: Resource): boolean {
  const { AllowAdminCreateUserOnly: only } = objectOf(properties.AdminCreateUserConfig);
  return only === undefined || textsOf(only).some((text) => !/^true$/i.test(text));
}

function clientOf({ id, name, properties: { WriteAttributes } }: Resource): AppClient {
  return {
    name,
    at: { resource: id, property: 'Properties.WriteAttributes' },
    writeAttributes: WriteAttributes === undefined ? undefined : textsOf(WriteAttributes),
  };
}
