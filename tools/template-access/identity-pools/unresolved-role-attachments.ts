import { PRINCIPAL_TYPES } from '../policies/iam-resource-types';
import { isObject, asList, asTexts } from '../template/json-values';
import type { Location } from '../template/location';
import type { Resource } from '../template/resource';
import { shown } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';
import { roleAttachmentsOf } from './role-attachments';

/** Role attachments and groups whose role or identity pool is not in the template. */
export function unresolvedRoleAttachments(resources: readonly Resource[]): readonly Unresolved[] {
  return resources.flatMap((resource) => {
    if (resource.type === 'AWS::Cognito::UserPoolGroup') return roleOfGroup(resource, resources);
    if (resource.type !== 'AWS::Cognito::IdentityPoolRoleAttachment') return [];
    return [
      ...externalPool(resource, resources),
      ...functionsForRoles(resource),
      ...roleAttachmentsOf(resource).flatMap(({ at, role }) => externalRole(at, role, resources)),
    ];
  });
}

function roleOfGroup(
  { id, properties }: Resource,
  resources: readonly Resource[],
): readonly Unresolved[] {
  const at = { resource: id, property: 'Properties.RoleArn' };
  return asTexts(properties.RoleArn).flatMap((role) => externalRole(at, role, resources));
}

function externalPool(
  { id, properties }: Resource,
  resources: readonly Resource[],
): readonly Unresolved[] {
  const pools = resources.filter(({ type }) => type === 'AWS::Cognito::IdentityPool');
  return asTexts(properties.IdentityPoolId)
    .filter((pool) => !pools.some(({ name }) => name === pool))
    .map((pool) => ({
      at: { resource: id, property: 'Properties.IdentityPoolId' },
      what: `identities of identity pool ${shown(pool)}, not in this template, which get these roles`,
    }));
}

/** An intrinsic function in place of the map of roles. */
function functionsForRoles({ id, properties }: Resource): readonly Unresolved[] {
  return ['Roles', 'RoleMappings']
    .filter((part) => asList(properties[part]).some((one) => !isObject(one)))
    .map((part) => ({
      at: { resource: id, property: `Properties.${part}` },
      what: `assigns users roles that are not in this template: ${asTexts(properties[part]).map(shown).join(' or ')}`,
      hides: { who: `roles that ${id} assigns, not in this template` },
    }));
}

function externalRole(
  at: Location,
  role: string,
  resources: readonly Resource[],
): readonly Unresolved[] {
  const isInTemplate = resources.some(
    ({ type, attribute }) => type === PRINCIPAL_TYPES.role && attribute('Arn') === role,
  );
  const what = `assigns users role ${shown(role)}, not in this template`;
  const hides = { who: `role ${shown(role)}, not in this template` };
  return isInTemplate ? [] : [{ at, what, hides }];
}
