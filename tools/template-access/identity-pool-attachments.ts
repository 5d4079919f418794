import type { PrincipalTag, RoleAttachment, RoleMapping } from './identity-pools';
import { placed } from './places';
import type { Resource } from './resources';
import { objectOf, textOf, textsOf } from './shapes';
import { literal } from './template-text';

/** The roles that an attachment hands out: to everybody, to guests, by rules. */
export function attachmentsOf({ id, properties }: Resource): RoleAttachment[] {
  const { authenticated, unauthenticated } = objectOf(properties.Roles);
  const fixed = (to: 'authenticated' | 'guests', value: unknown, property: string) =>
    textsOf(value).map((role) => ({ at: { resource: id, property }, role, to }));
  return [
    ...fixed('authenticated', authenticated, 'Properties.Roles.authenticated'),
    ...fixed('guests', unauthenticated, 'Properties.Roles.unauthenticated'),
    ...Object.entries(objectOf(properties.RoleMappings)).flatMap(([provider, mapping]) => {
      const { Rules } = objectOf(objectOf(mapping).RulesConfiguration);
      return placed(Rules).flatMap(({ one: rule, place }) => {
        const { Claim, MatchType, Value, RoleARN } = objectOf(rule);
        const property = `Properties.RoleMappings.${provider}.RulesConfiguration.Rules[${place}]`;
        const to = {
          claim: textOf(Claim) ?? '',
          matchType: textOf(MatchType) ?? '',
          value: textOf(Value) ?? '',
        };
        return textsOf(RoleARN).map((role) => ({ at: { resource: id, property }, role, to }));
      });
    }),
  ];
}

export function tagsOf({ id, properties }: Resource): PrincipalTag[] {
  return Object.entries(objectOf(properties.PrincipalTags)).map(([tag, claim]) => ({
    at: { resource: id, property: `Properties.PrincipalTags.${tag}` },
    tag,
    claim: textOf(claim) ?? '',
  }));
}

/** How users of each provider get a role of their own. */
export function mappingsOf({ properties }: Resource): RoleMapping[] {
  return Object.entries(objectOf(properties.RoleMappings)).map(([key, mapping]) => {
    const { IdentityProvider, Type, AmbiguousRoleResolution } = objectOf(mapping);
    return {
      provider: textOf(IdentityProvider) ?? literal(key),
      type: textOf(Type) === 'Token' ? 'Token' : 'Rules',
      refusesOthers: textOf(AmbiguousRoleResolution) === 'Deny',
    };
  });
}
