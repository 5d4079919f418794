import { attachmentsOf } from './identity-pool-attachments';
import type { Location, Unresolved } from './location';
import type { Resource } from './resources';
import { isObject, listOf, textsOf } from './shapes';
import { shown } from './template-text';

/** Roles that users get from identity pools where the role, or the pool, is not in the template. */
export function handedOutElsewhere(resources: readonly Resource[]): readonly Unresolved[] {
  return resources.flatMap((resource) => {
    if (resource.type === 'AWS::Cognito::UserPoolGroup') return ofGroup(resource, resources);
    if (resource.type !== 'AWS::Cognito::IdentityPoolRoleAttachment') return [];
    return [
      ...ofPoolElsewhere(resource, resources),
      ...partsElsewhere(resource),
      ...attachmentsOf(resource).flatMap(({ at, role }) => roleElsewhere(at, role, resources)),
    ];
  });
}

function ofGroup({ id, properties }: Resource, resources: readonly Resource[]): Unresolved[] {
  const at = { resource: id, property: 'Properties.RoleArn' };
  return textsOf(properties.RoleArn).flatMap((role) => roleElsewhere(at, role, resources));
}

function ofPoolElsewhere(
  { id, properties }: Resource,
  resources: readonly Resource[],
): Unresolved[] {
  const pools = resources.filter(({ type }) => type === 'AWS::Cognito::IdentityPool');
  return textsOf(properties.IdentityPoolId)
    .filter((pool) => !pools.some(({ name }) => name === pool))
    .map((pool) => ({
      at: { resource: id, property: 'Properties.IdentityPoolId' },
      what: `whom the identity pool ${shown(pool)}, which is not in this template, gives these roles`,
    }));
}

/** Where a function stands in place of all roles. */
function partsElsewhere({ id, properties }: Resource): Unresolved[] {
  return ['Roles', 'RoleMappings']
    .filter((part) => listOf(properties[part]).some((one) => !isObject(one)))
    .map((part) => ({
      at: { resource: id, property: `Properties.${part}` },
      what: `gives users roles that are not in this template: ${textsOf(properties[part]).map(shown).join(' or ')}`,
    }));
}

function roleElsewhere(at: Location, role: string, resources: readonly Resource[]): Unresolved[] {
  const isHere = resources.some(
    ({ type, attribute }) => type === 'AWS::IAM::Role' && attribute('Arn') === role,
  );
  const what = `gives users the role ${shown(role)}, which is not in this template`;
  return isHere ? [] : [{ at, what }];
}
