import { accessKeysOf, usersWithKeys, type AccessKey, type Holders } from './access-keys';
import { groupsElsewhere, unknownMemberships } from './groups-elsewhere';
import type { Location, Unresolved } from './location';
import { policiesFor, type AttachedPolicies } from './attached-policies';
import type { Resource } from './resources';
import type { OwnTag } from './own-tags';
import { listOf, objectOf, textOf, textsOf } from './shapes';
import { statementsOf, type PolicyStatement } from './statement';
import type { Found } from './tables';
import { shown, type TemplateText } from './template-text';
import { hasInsertion } from './transforms';

/** Somebody whose policies are in the template. */
export interface Principal {
  /** Its logical ID; of one that is not in the template, the name that a policy is attached to. */
  readonly id: string;
  readonly kind: 'role' | 'user' | 'group' | 'unattached policy';
  /** Whether it is in the template itself, so that its trust and limits are known. */
  readonly inTemplate: boolean;
  readonly at: Location;
  /** What `Ref` gives. */
  readonly name: TemplateText;
  readonly arn: TemplateText;
  /** Who may assume a role. */
  readonly trust: readonly PolicyStatement[];
  /** In seconds, of a role; undefined where it is unknown or no role. */
  readonly maxSessionDuration: number | undefined;
  /** Of all its policies, managed and inline, with those of its groups. */
  readonly statements: readonly PolicyStatement[];
  /** ARNs of managed policies that are not in the template. */
  readonly managedElsewhere: readonly ManagedElsewhere[];
  /** A policy that limits all others. */
  readonly boundary: Boundary | undefined;
  /** Of a user: its groups; of a group: its users. Those of elsewhere too. */
  readonly members: readonly string[];
  readonly tags: readonly OwnTag[];
  /** Ways in for a user: its access keys, and whether it has a password. */
  readonly accessKeys: readonly AccessKey[];
  readonly hasPassword: boolean;
  /** Whether CloudFormation puts something into it on deployment, such as further policies. */
  readonly hasInsertion: boolean;
}

export interface ManagedElsewhere {
  readonly at: Location;
  readonly arn: TemplateText;
}

export interface Boundary {
  readonly arn: TemplateText;
  /** Undefined where the policy is not in the template. */
  readonly statements: readonly PolicyStatement[] | undefined;
}

const KINDS: Readonly<Record<string, 'role' | 'user' | 'group'>> = {
  'AWS::IAM::Role': 'role',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Group': 'group',
};

/** In seconds. Source: CloudFormation, AWS::IAM::Role. */
const DEFAULT_MAX_SESSION = 3_600;

/** The roles, users and groups of a template, then whoever else its policies are attached to. */
export function principalsOf(holders: Holders): Found<Principal> {
  const { resources } = holders;
  const policies = policiesFor(resources);
  const inTemplate = resources
    .filter(({ type }) => Object.hasOwn(KINDS, type))
    .map((resource) => principalOf(resource, holders, policies));
  const strangers = strangersWithKeys(holders);
  return {
    found: [
      ...inTemplate.map(({ principal }) => principal),
      ...merged([...policies.attachedElsewhere.map((one) => outsider(one, holders)), ...strangers]),
    ],
    unresolved: [
      ...policies.unresolved,
      ...inTemplate.flatMap(({ unresolved }) => unresolved),
      ...unknownMemberships(resources),
      ...strangers.map(({ at, id }) => ({
        at,
        what: `the policies of the user ${id}, who is not in this template`,
      })),
    ],
  };
}

function principalOf(
  resource: Resource,
  holders: Holders,
  policies: AttachedPolicies,
): { readonly principal: Principal; readonly unresolved: readonly Unresolved[] } {
  const { resources } = holders;
  const { id, type, properties, name } = resource;
  const kind = KINDS[type] ?? 'role';
  const trustAt = { resource: id, property: 'Properties.AssumeRolePolicyDocument' };
  const trust =
    kind === 'role'
      ? statementsOf(properties.AssumeRolePolicyDocument, trustAt)
      : { statements: [], unresolved: [] };
  const own = policies.of(kind, resource);
  const groups = kind === 'user' ? groupsOf(resource, resources) : [];
  const elsewhere = kind === 'user' ? groupsElsewhere(resource, resources) : [];
  const ofGroups = groups.map((group) => policies.of('group', group));
  const boundaryArn = textOf(properties.PermissionsBoundary);
  const session = textOf(properties.MaxSessionDuration);
  const principal: Principal = {
    id,
    kind,
    inTemplate: true,
    at: { resource: id, property: '' },
    name,
    arn: resource.attribute('Arn'),
    trust: trust.statements,
    maxSessionDuration: kind === 'role' ? seconds(session) : undefined,
    statements: [own, ...ofGroups].flatMap(({ statements }) => statements),
    managedElsewhere: [own, ...ofGroups].flatMap(({ managedElsewhere }) => managedElsewhere),
    boundary: boundaryArn === undefined ? undefined : policies.boundary(boundaryArn),
    members:
      kind === 'group'
        ? usersOf(resource, resources)
        : [...groups.map((group) => group.id), ...elsewhere.map(({ name }) => absent(name))],
    accessKeys: kind === 'user' ? accessKeysOf(name, holders) : [],
    hasPassword: kind === 'user' && properties.LoginProfile !== undefined,
    hasInsertion: hasInsertion(properties),
    tags: listOf(properties.Tags).map((tag, position) => ({
      at: { resource: id, property: `Properties.Tags[${position}]` },
      key: textOf(objectOf(tag).Key) ?? '',
      value: textOf(objectOf(tag).Value) ?? '',
    })),
  };
  const unresolved = elsewhere.map((group) => ({
    at: group.at,
    what: `the policies of the group ${shown(group.name)}, which is not in this template`,
  }));
  return { principal, unresolved: [...trust.unresolved, ...own.unresolved, ...unresolved] };
}

function seconds(written: string | undefined): number | undefined {
  if (written === undefined) return DEFAULT_MAX_SESSION;
  return /^\d+$/.test(written) ? Number(written) : undefined;
}

/** Users who are not in the template, and get an access key from it. */
function strangersWithKeys(holders: Holders): readonly Principal[] {
  const users = holders.resources.filter(({ type }) => type === 'AWS::IAM::User');
  return usersWithKeys(holders.resources)
    .filter(({ user }) => !users.some(({ name }) => name === user))
    .map(({ user, key }) => {
      const at = { resource: key, property: 'Properties.UserName' };
      return outsider({ kind: 'user', name: user, at, statements: [] }, holders);
    });
}

function outsider(
  { kind, name, at, statements }: AttachedPolicies['attachedElsewhere'][number],
  holders: Holders,
): Principal {
  return {
    id: shown(name),
    kind,
    inTemplate: false,
    at,
    name,
    arn: name,
    trust: [],
    maxSessionDuration: undefined,
    statements,
    managedElsewhere: [],
    boundary: undefined,
    members: [],
    accessKeys: kind === 'user' ? accessKeysOf(name, holders) : [],
    hasPassword: false,
    hasInsertion: false,
    tags: [],
  };
}

/** One principal for all policies that are attached to one name. */
function merged(outsiders: readonly Principal[]): readonly Principal[] {
  const byName = new Map<string, Principal>();
  for (const one of outsiders) {
    const same = `${one.kind} ${one.id}`;
    const before = byName.get(same);
    const statements = [...(before?.statements ?? []), ...one.statements];
    byName.set(same, { ...(before ?? one), statements });
  }
  return [...byName.values()];
}

function groupsOf(user: Resource, resources: readonly Resource[]): readonly Resource[] {
  const added = resources.filter(
    (one) => one.type === 'AWS::IAM::UserToGroupAddition' && refersTo(one, 'Users', user.name),
  );
  const names = [
    ...textsOf(user.properties.Groups),
    ...added.flatMap(({ properties }) => textsOf(properties.GroupName)),
  ];
  return resources.filter((one) => one.type === 'AWS::IAM::Group' && names.includes(one.name));
}

/** Those of the template by their logical IDs, then those of elsewhere by their names. */
function usersOf(group: Resource, resources: readonly Resource[]): readonly string[] {
  const users = resources.filter((one) => one.type === 'AWS::IAM::User');
  const own = users.filter((user) => groupsOf(user, resources).some((one) => one.id === group.id));
  const strangers = resources
    .filter(
      ({ type, properties }) =>
        type === 'AWS::IAM::UserToGroupAddition' &&
        textsOf(properties.GroupName).includes(group.name),
    )
    .flatMap(({ properties }) => textsOf(properties.Users))
    .filter((name) => !users.some((user) => user.name === name))
    .map(absent);
  return [...own.map(({ id }) => id), ...strangers];
}

function absent(name: TemplateText): string {
  return `${shown(name)} (not in this template)`;
}

function refersTo({ properties }: Resource, property: string, name: TemplateText): boolean {
  return textsOf(properties[property]).includes(name);
}
