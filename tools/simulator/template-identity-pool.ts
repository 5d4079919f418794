import {
  otherProviders,
  type DeployedIdentityPool,
  type DeployedRoleMapping,
  type OtherProviders,
} from './identity-pool';
import type { ResolvedTemplate } from './resolved-template';

interface PoolProperties extends OtherProviders {
  readonly AllowUnauthenticatedIdentities?: boolean;
  readonly AllowClassicFlow?: boolean;
  readonly CognitoIdentityProviders?: readonly {
    readonly ProviderName: string;
    readonly ClientId: string;
    readonly ServerSideTokenCheck?: boolean;
  }[];
}

interface AttachmentProperties {
  readonly Roles?: { readonly authenticated?: string; readonly unauthenticated?: string };
  readonly RoleMappings?: Readonly<Record<string, MappingProperties>>;
}

interface MappingProperties {
  readonly IdentityProvider?: string;
  readonly Type?: string;
  readonly AmbiguousRoleResolution?: DeployedRoleMapping['otherwise'];
  readonly RulesConfiguration?: { readonly Rules: readonly RuleProperties[] };
}

interface RuleProperties {
  readonly Claim: string;
  readonly MatchType: string;
  readonly Value: string;
  readonly RoleARN: string;
}

interface TagProperties {
  readonly IdentityProviderName: string;
  readonly PrincipalTags?: Readonly<Record<string, string>>;
}

/** The identity pool of a template, with its role attachment and principal tags. */
export function templateIdentityPool(template: ResolvedTemplate): DeployedIdentityPool {
  const ofType = (type: string) => template.idsOf(type).map((id) => template.properties(id));
  const [id] = template.idsOf('AWS::Cognito::IdentityPool');
  if (id === undefined) throw new Error('The template has no identity pool.');
  const pool: PoolProperties = template.properties(id);
  const [attachment = {}]: AttachmentProperties[] = ofType(
    'AWS::Cognito::IdentityPoolRoleAttachment',
  );
  const tags = ofType('AWS::Cognito::IdentityPoolPrincipalTag') as readonly unknown[];
  return {
    identityPoolId: template.attribute(id, 'Ref'),
    allowsUnauthenticatedIdentities: pool.AllowUnauthenticatedIdentities ?? false,
    allowsClassicFlow: pool.AllowClassicFlow ?? false,
    providers: (pool.CognitoIdentityProviders ?? []).map(
      ({ ProviderName: name, ClientId: clientId, ServerSideTokenCheck: checksTokens = false }) => ({
        name,
        clientId,
        checksTokens,
      }),
    ),
    otherProviders: otherProviders(pool),
    authenticatedRole: attachment.Roles?.authenticated ?? '',
    unauthenticatedRole: attachment.Roles?.unauthenticated,
    roleMappings: Object.entries(attachment.RoleMappings ?? {}).map(roleMappingOf),
    principalTags: Object.fromEntries(
      (tags as readonly TagProperties[]).map(({ IdentityProviderName, PrincipalTags = {} }) => [
        IdentityProviderName,
        PrincipalTags,
      ]),
    ),
  };
}

/** Without `IdentityProvider`, the key names the provider. Source: CloudFormation, RoleMapping. */
function roleMappingOf([key, mapping]: [string, MappingProperties]): DeployedRoleMapping {
  const { IdentityProvider: provider = key, Type: type = 'Rules', RulesConfiguration } = mapping;
  const { AmbiguousRoleResolution: otherwise = 'Deny' } = mapping;
  const rules = RulesConfiguration?.Rules ?? [];
  return {
    provider,
    type,
    otherwise,
    rules: rules.map(({ Claim: claim, MatchType: matchType, Value: value, RoleARN: roleArn }) => ({
      claim,
      matchType,
      value,
      roleArn,
    })),
  };
}
