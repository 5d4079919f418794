import { AUTHENTICATED_ROLE, groupOutputName } from '../../access/role-names';
import { tenantsWithRole } from '../../access/tenant-sessions';
import { CLOUDFORMATION_QUOTAS } from '../../aws/quotas';
import { hasUserPools, userPoolRegion } from '../../aws/user-pools';
import { or, remove, write, type Fix } from '../fix';
import type { PartialStage } from '../partial-stage';
import {
  conflict,
  duplicate,
  missing,
  quotaExceeded,
  type ValidationError,
} from '../validation-error';
import { isLeftOut, type Rule } from './rule';

/** The role of a group reaches its members only, and each group has a precedence of its own. */
export const groupsRule: Rule = (stage) => {
  const entries = Object.entries(stage.groups ?? {});
  if (entries.length === 0) return [];
  return [
    ...openClassicFlow(stage),
    ...rolesOfTenants(stage),
    ...precedences(entries),
    ...existingGroups(stage, entries),
    ...poolOfOtherRegion(stage, entries),
    ...entries.flatMap(([name]) => tooLong(name)),
  ];
};

type PartialGroup = NonNullable<PartialStage['groups']>[string];
type Entry = readonly [name: string, group: PartialGroup];

function openClassicFlow({ identity }: PartialStage): ValidationError[] {
  const path = ['identity', 'classicFlow'];
  if (identity?.classicFlow !== true) return [];
  return [
    conflict(
      path,
      true,
      'no classic flow with groups: in it, a client can request any role that trusts the identity pool, also the role of a group that the user is not in',
      or(remove(path), 'remove groups'),
    ),
  ];
}

/** An identity provider has one role mapping. */
function rolesOfTenants({ tenants = {} }: PartialStage): ValidationError[] {
  return tenantsWithRole(tenants).map((id) => {
    const isAll = Object.keys(tenants[id] ?? {}).length === 1;
    const path = ['tenants', id, 'maxSessionDuration'];
    return conflict(
      path,
      tenants[id]?.maxSessionDuration,
      'no tenant with a role of its own beside groups: an app client has one role mapping in an identity pool, by tenant or by group',
      or(
        remove(
          isAll ? path.slice(0, -1) : path,
          `remove ${isAll ? 'the tenant' : 'maxSessionDuration'}; rows "tenant" isolates it all the same`,
        ),
        'remove groups',
      ),
    );
  });
}

function isExisting(group: PartialGroup): boolean {
  return group?.existing === true;
}

/** A new group needs a precedence, which no other group has. */
function precedences(entries: readonly Entry[]): ValidationError[] {
  const taken = new Set(entries.map(([, group]) => group?.precedence));
  const owners = new Map<number, string>();
  return entries.flatMap(([name, group]) => {
    const path = ['groups', name, 'precedence'];
    // An invalid value has its error, and an invalid group has no keys.
    if (group === undefined || isExisting(group)) return [];
    if (isLeftOut(group, 'precedence')) {
      const fix = freePrecedence(path, taken);
      return [
        missing(path, 'a precedence, which decides the role of a member of several groups', fix),
      ];
    }
    const { precedence } = group;
    if (precedence === undefined) return [];
    const owner = owners.get(precedence);
    if (owner === undefined) {
      owners.set(precedence, name);
      return [];
    }
    const expected = `a precedence of its own; groups.${owner} has it too, and members of both would get the authenticated role`;
    return [duplicate(path, precedence, expected, freePrecedence(path, taken))];
  });
}

/** The lowest precedence that no group has. */
function freePrecedence(path: readonly string[], taken: Set<number | undefined>): Fix {
  let free = 1;
  while (taken.has(free)) free += 1;
  taken.add(free);
  return write(path, free, `write "precedence": ${free}, or another number that no group has`);
}

/** Nothing of an existing group is changed, and only an existing user pool has one. */
function existingGroups({ identity }: PartialStage, entries: readonly Entry[]): ValidationError[] {
  const isNewPool = !('userPoolId' in (identity?.userPool ?? {}));
  return entries
    .filter(([, group]) => isExisting(group))
    .flatMap(([name, group]) => {
      const path = ['groups', name];
      if (isNewPool) {
        const expected = 'false, because a new user pool has no groups';
        const fix = or(
          remove([...path, 'existing']),
          'set identity.userPool to the user pool that has the group',
        );
        return [conflict([...path, 'existing'], true, expected, fix)];
      }
      if (group?.precedence === undefined) return [];
      const expected = 'no precedence with "existing": the group keeps the one that it has';
      const fix = or(remove([...path, 'precedence']), 'remove "existing" to create the group');
      return [conflict([...path, 'precedence'], group.precedence, expected, fix)];
    });
}

/** CloudFormation creates a group in a user pool of the stack's own Region only. */
function poolOfOtherRegion(stage: PartialStage, entries: readonly Entry[]): ValidationError[] {
  const userPoolId = stage.identity?.userPool?.userPoolId;
  const created = entries.filter(([, group]) => group !== undefined && !isExisting(group));
  const region = userPoolId === undefined ? undefined : userPoolRegion(userPoolId);
  if (region === undefined || !hasUserPools(region) || created.length === 0) return [];
  const path = ['env', 'region'];
  const reason = `"${region}", the Region of the user pool, because the stack creates ${created.map(([name]) => `groups.${name}`).join(', ')} in it`;
  const byHand =
    'create the groups yourself and write "existing": true for each, without precedence';
  if (isLeftOut(stage, 'env', 'region')) {
    return [missing(path, reason, or(write(path, region), byHand))];
  }
  const written = stage.env?.region;
  if (written === undefined || written === region) return [];
  const edits = created.flatMap(([name]) => [
    ...write(['groups', name, 'existing'], true).edits,
    ...remove(['groups', name, 'precedence']).edits,
  ]);
  return [conflict(path, written, reason, or({ words: byHand, edits }, `write "${region}"`))];
}

function tooLong(name: string): ValidationError[] {
  const { logicalIdCharacters: max } = CLOUDFORMATION_QUOTAS;
  // The longest of its logical IDs ends with the number of a managed policy.
  if (`${AUTHENTICATED_ROLE}${groupOutputName(name)}10`.length <= max) return [];
  return [
    quotaExceeded(
      ['groups', name],
      name,
      max,
      `a group name that fits into a logical ID of ${max} characters, in which a character other than a letter or digit takes three to five`,
      or(remove(['groups', name], 'remove the group'), 'give it a shorter name'),
    ),
  ];
}
