import { asObject, asText, asTexts } from '../template/json-values';
import { withPositions } from '../template/list-positions';
import type { Resource } from '../template/resource';
import { literal } from '../template/template-text';
import type {
  MappingRule,
  PrincipalTag,
  RoleAttachment,
  RoleMapping,
} from './template-identity-pool';

/** The roles of an `IdentityPoolRoleAttachment`: authenticated, unauthenticated, and by rule. */
export function roleAttachmentsOf({ id, properties }: Resource): readonly RoleAttachment[] {
  const { authenticated, unauthenticated } = asObject(properties.Roles);
  const fixed = (to: 'authenticated' | 'unauthenticated', value: unknown) =>
    asTexts(value).map((role) => ({
      at: { resource: id, property: `Properties.Roles.${to}` },
      role,
      to,
    }));
  return [
    ...fixed('authenticated', authenticated),
    ...fixed('unauthenticated', unauthenticated),
    ...Object.entries(asObject(properties.RoleMappings)).flatMap(([provider, mapping]) =>
      rolesByRule(id, provider, mapping),
    ),
  ];
}

function rolesByRule(id: string, provider: string, mapping: unknown): readonly RoleAttachment[] {
  const { Rules } = asObject(asObject(mapping).RulesConfiguration);
  return withPositions(Rules).flatMap(({ item, position }) => {
    const { Claim, MatchType, Value, RoleARN } = asObject(item);
    const property = `Properties.RoleMappings.${provider}.RulesConfiguration.Rules[${position}]`;
    const to: MappingRule = {
      claim: asText(Claim) ?? '',
      matchType: asText(MatchType) ?? '',
      value: asText(Value) ?? '',
    };
    return asTexts(RoleARN).map((role) => ({ at: { resource: id, property }, role, to }));
  });
}

/** The role mappings of an `IdentityPoolRoleAttachment`. */
export function roleMappingsOf({ properties }: Resource): readonly RoleMapping[] {
  return Object.entries(asObject(properties.RoleMappings)).map(([key, mapping]) => {
    const { IdentityProvider, Type, AmbiguousRoleResolution } = asObject(mapping);
    return {
      provider: asText(IdentityProvider) ?? literal(key),
      type: asText(Type) === 'Token' ? 'Token' : 'Rules',
      refusesOthers: asText(AmbiguousRoleResolution) === 'Deny',
    };
  });
}

/** The claims that an `IdentityPoolPrincipalTag` maps to session tags. */
export function principalTagsOf({ id, properties }: Resource): readonly PrincipalTag[] {
  return Object.entries(asObject(properties.PrincipalTags)).map(([tag, claim]) => ({
    at: { resource: id, property: `Properties.PrincipalTags.${tag}` },
    tag,
    claim: asText(claim) ?? '',
  }));
}
