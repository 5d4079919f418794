import { PRINCIPAL_TYPES } from '../policies/iam-resource-types';
import { asTexts } from '../template/json-values';
import { within, type Location } from '../template/location';
import type { Resource } from '../template/resource';
import { shown, type TemplateText } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';

/** The groups of a user that are in the template. */
export function groupsOf(user: Resource, resources: readonly Resource[]): readonly Resource[] {
  const names = [
    ...asTexts(user.properties.Groups),
    ...additionsIn(resources)
      .filter(({ users }) => users.includes(user.name))
      .map(({ name }) => name),
  ];
  return resources.filter((one) => one.type === PRINCIPAL_TYPES.group && names.includes(one.name));
}

/** A group outside the template, at the location that adds a member. */
export interface ExternalGroup {
  readonly at: Location;
  readonly name: TemplateText;
}

/** The groups of a user whose policies are not in the template. */
export function externalGroupsOf(
  user: Resource,
  resources: readonly Resource[],
): readonly ExternalGroup[] {
  const at = { resource: user.id, property: 'Properties.Groups' };
  const named = asTexts(user.properties.Groups).map((name) => ({ at, name }));
  const added = additionsIn(resources)
    .filter(({ users }) => users.includes(user.name))
    .map((addition) => ({ at: within(addition.at, 'GroupName'), name: addition.name }));
  return [...named, ...added].filter(({ name }) => !isNamed('group', name, resources));
}

/** The users of a group: logical IDs, then names of users outside the template. */
export function membersOf(group: Resource, resources: readonly Resource[]): readonly string[] {
  const users = resources.filter(({ type }) => type === PRINCIPAL_TYPES.user);
  const members = users.filter((user) => groupsOf(user, resources).includes(group));
  const external = additionsIn(resources)
    .filter(({ name }) => name === group.name)
    .flatMap((addition) => addition.users)
    .filter((name) => !isNamed('user', name, resources))
    .map(externalName);
  return [...members.map(({ id }) => id), ...external];
}

/** The name of a group or user in a list of members. */
export function externalName(name: TemplateText): string {
  return `${shown(name)} (not in this template)`;
}

/** Additions of users to groups with both outside the template, so that no principal shows them. */
export function unresolvedMemberships(resources: readonly Resource[]): readonly Unresolved[] {
  return additionsIn(resources)
    .filter(({ name }) => !isNamed('group', name, resources))
    .flatMap(({ at, name, users }) =>
      users
        .filter((user) => !isNamed('user', user, resources))
        .map((user) => ({
          at,
          what: `user ${shown(user)} is added to group ${shown(name)}; neither is in this template`,
        })),
    );
}

interface Addition extends ExternalGroup {
  readonly users: readonly TemplateText[];
}

function additionsIn(resources: readonly Resource[]): readonly Addition[] {
  return resources
    .filter(({ type }) => type === 'AWS::IAM::UserToGroupAddition')
    .flatMap(({ id, properties }) =>
      asTexts(properties.GroupName).map((name) => ({
        at: { resource: id, property: 'Properties' },
        name,
        users: asTexts(properties.Users),
      })),
    );
}

function isNamed(
  kind: 'user' | 'group',
  name: TemplateText,
  resources: readonly Resource[],
): boolean {
  return resources.some((one) => one.type === PRINCIPAL_TYPES[kind] && one.name === name);
}
