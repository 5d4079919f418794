import { IAM_DEFAULT_SESSION } from '../../../lib/aws/session-limits';
import { statementsOf } from '../policies/policy-document';
import { asText } from '../template/json-values';
import type { Resource, ResourcesAndOutputs } from '../template/resource';
import { shown } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';
import { accessKeysOf } from './access-keys';
import { externalGroupsOf, externalName, groupsOf, membersOf } from './group-memberships';
import type { Principal } from './principal';

/** Properties that only roles, users or groups have. */
export interface PrincipalDetails extends Pick<
  Principal,
  'trust' | 'maxSessionDuration' | 'members' | 'accessKeys' | 'hasPassword'
> {
  /** The groups of a user, whose policies apply to it. */
  readonly groups: readonly Resource[];
  readonly trustUnresolved: readonly Unresolved[];
  readonly groupsUnresolved: readonly Unresolved[];
}

export type DetailsOf = (resource: Resource, source: ResourcesAndOutputs) => PrincipalDetails;

const NONE: PrincipalDetails = {
  trust: [],
  maxSessionDuration: undefined,
  members: [],
  accessKeys: [],
  hasPassword: false,
  groups: [],
  trustUnresolved: [],
  groupsUnresolved: [],
};

export const roleDetails: DetailsOf = ({ id, properties }) => {
  const at = { resource: id, property: 'Properties.AssumeRolePolicyDocument' };
  const trust = statementsOf(properties.AssumeRolePolicyDocument, at);
  return {
    ...NONE,
    trust: trust.statements,
    // Who assumes a role is shown with it, not with the tables.
    trustUnresolved: trust.unresolved.map(({ at: place, what }) => ({ at: place, what })),
    maxSessionDuration: secondsOf(asText(properties.MaxSessionDuration)),
  };
};

function secondsOf(written: string | undefined): number | undefined {
  if (written === undefined) return IAM_DEFAULT_SESSION;
  return /^\d+$/.test(written) ? Number(written) : undefined;
}

export const userDetails: DetailsOf = (resource, source) => {
  const groups = groupsOf(resource, source.resources);
  const externalGroups = externalGroupsOf(resource, source.resources);
  return {
    ...NONE,
    groups,
    members: [
      ...groups.map((group) => group.id),
      ...externalGroups.map(({ name }) => externalName(name)),
    ],
    accessKeys: accessKeysOf(resource.name, source),
    hasPassword: resource.properties.LoginProfile !== undefined,
    groupsUnresolved: externalGroups.map(({ at, name }) => ({
      at,
      what: `policies of group ${shown(name)}, not in this template`,
      hides: { who: `${resource.id}, by group ${shown(name)}` },
    })),
  };
};

export const groupDetails: DetailsOf = (resource, { resources }) => ({
  ...NONE,
  members: membersOf(resource, resources),
});
