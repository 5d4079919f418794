import { objectOf, textOf, textsOf } from '../template/json-values';
import { withPositions } from '../template/list-positions';
import type { Resource } from '../template/resource';
import { literal } from '../template/template-text';
import type { MappingRule, PrincipalTag, RoleAttachment, RoleMapping } from './identity-pool';

/** The roles of an `IdentityPoolRoleAttachment`: authenticated, unauthenticated, and by rule. */
export function roleAttachmentsOf({ id, properties }: Resource): readonly RoleAttachment[] {
  const { authenticated, unauthenticated } = objectOf(properties.Roles);
  const fixed = (to: 'authenticated' | 'unauthenticated', value: unknown) =>
    textsOf(value).map((role) => ({
      at: { resource: id, property: `Properties.Roles.${to}` },
      role,
      to,
    }));
  return [
    ...fixed('authenticated', authenticated),
    ...fixed('unauthenticated', unauthenticated),
    ...Object.entries(objectOf(properties.RoleMappings)).flatMap(([provider, mapping]) =>
      rolesByRule(id, provider, mapping),
    ),
  ];
}

function rolesByRule(id: string, provider: string, mapping: unknown): readonly RoleAttachment[] {
  const { Rules } = objectOf(objectOf(mapping).RulesConfiguration);
  return withPositions(Rules).flatMap(({ item, position }) => {
    const { Claim, MatchType, Value, RoleARN } = objectOf(item);
    const property = `Properties.RoleMappings.${provider}.RulesConfiguration.Rules[${position}]`;
    const to: MappingRule = {
      claim: textOf(Claim) ?? '',
      matchType: textOf(MatchType) ?? '',
      value: textOf(Value) ?? '',
    };
    return textsOf(RoleARN).map((role) => ({ at: { resource: id, property }, role, to }));
  });
}

/** The role mappings of an `IdentityPoolRoleAttachment`. */
export function roleMappingsOf({ properties }: Resource): readonly RoleMapping[] {
  return Object.entries(objectOf(properties.RoleMappings)).map(([key, mapping]) => {
    const { IdentityProvider, Type, AmbiguousRoleResolution } = objectOf(mapping);
    return {
      provider: textOf(IdentityProvider) ?? literal(key),
      type: textOf(Type) === 'Token' ? 'Token' : 'Rules',
      refusesOthers: textOf(AmbiguousRoleResolution) === 'Deny',
    };
  });
}

/** The claims that an `IdentityPoolPrincipalTag` maps to session tags. */
export function principalTagsOf({ id, properties }: Resource): readonly PrincipalTag[] {
  return Object.entries(objectOf(properties.PrincipalTags)).map(([tag, claim]) => ({
    at: { resource: id, property: `Properties.PrincipalTags.${tag}` },
    tag,
    claim: textOf(claim) ?? '',
  }));
}
