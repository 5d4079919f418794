import { attachedPolicies, type AttachedPolicies } from '../policies/attached-policies';
import { PRINCIPAL_TYPES, type PrincipalKind } from '../policies/iam-resource-types';
import { asText } from '../template/json-values';
import type { Resource, ResourcesAndOutputs } from '../template/resource';
import { tagsOf, withStackTags } from '../template/tags';
import { hasTransform } from '../template/transforms';
import type { Found, Unresolved } from '../template/unresolved';
import { externalPrincipalsOf } from './external-principals';
import { unresolvedMemberships } from './group-memberships';
import type { Principal } from './principal';
import { groupDetails, roleDetails, userDetails, type DetailsOf } from './principal-details';

/** The roles, users and groups of a template, then the external ones that it attaches policies to. */
export function principalsOf(source: ResourcesAndOutputs): Found<Principal> {
  const policies = attachedPolicies(source.resources);
  const inTemplate = source.resources.flatMap((resource) => {
    const kind = kindOf(resource);
    return kind === undefined ? [] : [principalOf(kind, resource, source, policies)];
  });
  const external = externalPrincipalsOf(source, policies);
  return {
    found: [...inTemplate.map(({ principal }) => principal), ...external.found],
    unresolved: [
      ...policies.unresolved,
      ...inTemplate.flatMap(({ unresolved }) => unresolved),
      ...unresolvedMemberships(source.resources),
      ...external.unresolved,
    ],
  };
}

/** Properties that only one kind of principal has. */
const DETAILS: Readonly<Record<PrincipalKind, DetailsOf>> = {
  role: roleDetails,
  user: userDetails,
  group: groupDetails,
};

const KINDS = Object.keys(PRINCIPAL_TYPES) as PrincipalKind[];

function kindOf({ type }: Resource): PrincipalKind | undefined {
  return KINDS.find((kind) => PRINCIPAL_TYPES[kind] === type);
}

function principalOf(
  kind: PrincipalKind,
  resource: Resource,
  source: ResourcesAndOutputs,
  policies: AttachedPolicies,
): { readonly principal: Principal; readonly unresolved: readonly Unresolved[] } {
  const { id, properties, name } = resource;
  const own = policies.of(kind, resource);
  const details = DETAILS[kind](resource, source);
  const all = [own, ...details.groups.map((group) => policies.of('group', group))];
  const boundary = asText(properties.PermissionsBoundary);
  const principal: Principal = {
    id,
    kind,
    inTemplate: true,
    at: { resource: id, property: '' },
    name,
    arn: resource.attribute('Arn'),
    trust: details.trust,
    maxSessionDuration: details.maxSessionDuration,
    statements: all.flatMap(({ statements }) => statements),
    externalManagedPolicies: all.flatMap((one) => one.externalManagedPolicies),
    boundary: boundary === undefined ? undefined : policies.boundary(boundary),
    members: details.members,
    tags: withStackTags(tagsOf(id, properties), resource.stackTags),
    accessKeys: details.accessKeys,
    hasPassword: details.hasPassword,
    hasTransform: hasTransform(properties),
  };
  const { trustUnresolved, groupsUnresolved } = details;
  return { principal, unresolved: [...trustUnresolved, ...own.unresolved, ...groupsUnresolved] };
}
