import { within, type Location, type Unresolved } from './location';
import type { Resource } from './resources';
import { textsOf } from './shapes';
import { shown, type TemplateText } from './template-text';

/** A group that is not in the template, and where somebody is put into it. */
export interface GroupElsewhere {
  readonly at: Location;
  readonly name: TemplateText;
}

/** The groups of a user whose policies no template here has. */
export function groupsElsewhere(
  user: Resource,
  resources: readonly Resource[],
): readonly GroupElsewhere[] {
  const at = { resource: user.id, property: 'Properties.Groups' };
  const named = textsOf(user.properties.Groups).map((name) => ({ at, name }));
  const added = additionsTo(resources)
    .filter(({ users }) => users.includes(user.name))
    .map(({ at, name }) => ({ at: within(at, 'GroupName'), name }));
  return [...named, ...added].filter(({ name }) => !isGroup(name, resources));
}

/** Additions in which neither the group nor a user is in the template, so that no principal tells them. */
export function unknownMemberships(resources: readonly Resource[]): readonly Unresolved[] {
  const isUser = (name: TemplateText) =>
    resources.some((one) => one.type === 'AWS::IAM::User' && one.name === name);
  return additionsTo(resources)
    .filter(({ name }) => !isGroup(name, resources))
    .flatMap(({ at, name, users }) =>
      users
        .filter((user) => !isUser(user))
        .map((user) => ({
          at,
          what: `the user ${shown(user)} gets the policies of the group ${shown(name)}; neither is in this template`,
        })),
    );
}

interface Addition extends GroupElsewhere {
  readonly users: readonly TemplateText[];
}

function additionsTo(resources: readonly Resource[]): readonly Addition[] {
  return resources
    .filter(({ type }) => type === 'AWS::IAM::UserToGroupAddition')
    .flatMap(({ id, properties }) =>
      textsOf(properties.GroupName).map((name) => ({
        at: { resource: id, property: 'Properties' },
        name,
        users: textsOf(properties.Users),
      })),
    );
}

function isGroup(name: TemplateText, resources: readonly Resource[]): boolean {
  return resources.some((one) => one.type === 'AWS::IAM::Group' && one.name === name);
}
