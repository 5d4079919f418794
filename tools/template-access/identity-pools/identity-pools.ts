import { isSet, listOf, objectOf, textsOf } from '../template/json-values';
import type { Resource } from '../template/resource';
import { literal } from '../template/template-text';
import type { ClassicFlow, IdentityPool, RoleMapping } from './identity-pool';
import { principalTagsOf, roleAttachmentsOf, roleMappingsOf } from './role-attachments';
import { userPoolProviderOf } from './user-pool-providers';

/** The Cognito identity pools of a template, with the role attachments and principal tags that name them. */
export function identityPoolsOf(resources: readonly Resource[]): readonly IdentityPool[] {
  return resources
    .filter(({ type }) => type === 'AWS::Cognito::IdentityPool')
    .map((pool) => identityPoolOf(pool, resources));
}

const OTHER_PROVIDERS = [
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'DeveloperProviderName',
] as const;

function identityPoolOf(pool: Resource, resources: readonly Resource[]): IdentityPool {
  const { id, name, properties } = pool;
  const ofPool = (type: string) =>
    resources.filter(
      (one) => one.type === type && textsOf(one.properties.IdentityPoolId).includes(name),
    );
  const attachments = ofPool('AWS::Cognito::IdentityPoolRoleAttachment');
  const mappings = attachments.flatMap(roleMappingsOf);
  return {
    id,
    at: { resource: id, property: 'Properties' },
    name,
    allowsUnauthenticated: isSet(properties.AllowUnauthenticatedIdentities ?? false),
    classicFlow: classicFlowOf(properties.AllowClassicFlow, mappings),
    providers: listOf(properties.CognitoIdentityProviders).map((provider) =>
      userPoolProviderOf(objectOf(provider), resources),
    ),
    otherProviders: [
      ...Object.keys(objectOf(properties.SupportedLoginProviders)).map(literal),
      ...OTHER_PROVIDERS.flatMap((property) => textsOf(properties[property])),
    ],
    attachments: attachments.flatMap(roleAttachmentsOf),
    mappings,
    principalTags: ofPool('AWS::Cognito::IdentityPoolPrincipalTag').flatMap(principalTagsOf),
  };
}

function classicFlowOf(allowed: unknown, mappings: readonly RoleMapping[]): ClassicFlow {
  if (mappings.length > 0) return 'closed';
  if (allowed === undefined) return 'unspecified';
  return isSet(allowed) ? 'open' : 'closed';
}
