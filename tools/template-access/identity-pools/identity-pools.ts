import { isSet, asList, asObject, asTexts } from '../template/json-values';
import type { Resource } from '../template/resource';
import { literal } from '../template/template-text';
import type { ClassicFlow, TemplateIdentityPool, RoleMapping } from './template-identity-pool';
import { principalTagsOf, roleAttachmentsOf, roleMappingsOf } from './role-attachments';
import { userPoolProviderOf } from './user-pool-providers';

/** The Cognito identity pools of a template, with the role attachments and principal tags that name them. */
export function identityPoolsOf(resources: readonly Resource[]): readonly TemplateIdentityPool[] {
  return resources
    .filter(({ type }) => type === 'AWS::Cognito::IdentityPool')
    .map((pool) => identityPoolOf(pool, resources));
}

const OTHER_PROVIDERS = [
  'OpenIdConnectProviderARNs',
  'SamlProviderARNs',
  'DeveloperProviderName',
] as const;

function identityPoolOf(pool: Resource, resources: readonly Resource[]): TemplateIdentityPool {
  const { id, name, properties } = pool;
  const ofPool = (type: string) =>
    resources.filter(
      (one) => one.type === type && asTexts(one.properties.IdentityPoolId).includes(name),
    );
  const attachments = ofPool('AWS::Cognito::IdentityPoolRoleAttachment');
  const mappings = attachments.flatMap(roleMappingsOf);
  return {
    id,
    at: { resource: id, property: 'Properties' },
    name,
    allowsUnauthenticated: isSet(properties.AllowUnauthenticatedIdentities ?? false),
    classicFlow: classicFlowOf(properties.AllowClassicFlow, mappings),
    providers: asList(properties.CognitoIdentityProviders).map((provider) =>
      userPoolProviderOf(asObject(provider), resources),
    ),
    otherProviders: [
      ...Object.keys(asObject(properties.SupportedLoginProviders)).map(literal),
      ...OTHER_PROVIDERS.flatMap((property) => asTexts(properties[property])),
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
