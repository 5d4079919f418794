import { groupOutputName } from '../../lib/access/role-names';
import type { DeployedOutputs } from '../../lib/outputs/deployed-outputs';
import { ownEntry } from '../../lib/aws/own-entry';
import { SIGN_IN_OUTPUTS } from '../../lib/stage/output-names';
import type { StageConfig } from '../../lib/stage/schema/stage-schema';
import type { DeployedGroup } from '../simulator/group-roles';

/** A group of the user pool that is not as the stage has it. */
export interface GroupFault {
  readonly group: string;
  readonly property: 'Precedence' | 'RoleArn' | 'the whole group';
  /** By the stage; undefined if it has none. */
  readonly expected: string | number | undefined;
  readonly deployed: string | number | undefined;
  /** What follows, and what to do. */
  readonly advice: string;
}

/**
 * The groups of the user pool that give access in another way than the stage says. The role mapping honours every group
 * that has a role, so that a group created elsewhere can assign any role that trusts the identity pool.
 *
 * @param groups all groups of the user pool
 */
export function groupFaults(
  stage: StageConfig,
  outputs: DeployedOutputs,
  groups: readonly DeployedGroup[],
): GroupFault[] {
  const ofStage = Object.keys(stage.groups);
  if (ofStage.length === 0) return [];
  const own = ofStage.flatMap((name) => faultsOfGroup(name, stage, outputs, groups));
  const others = groups.filter(({ name }) => !ofStage.includes(name));
  return [...own, ...others.flatMap(foreignRole), ...equalPrecedences(ofStage, groups)];
}

function faultsOfGroup(
  name: string,
  stage: StageConfig,
  outputs: DeployedOutputs,
  groups: readonly DeployedGroup[],
): GroupFault[] {
  const role = outputs[groupOutputName(name)];
  const setRole = `Members do not get the role of the stage. Run: aws cognito-idp update-group --user-pool-id ${String(outputs[SIGN_IN_OUTPUTS.userPool])} --group-name ${quoted(name)} --role-arn ${String(role)}`;
  const group = groups.find((one) => one.name === name);
  if (!group) {
    const advice = 'It is not in the user pool. Deploy the stage again, or create the group.';
    return [
      { group: name, property: 'the whole group', expected: role, deployed: undefined, advice },
    ];
  }
  const { precedence } = ownEntry(stage.groups, name) ?? {};
  const hasOther = precedence !== undefined && precedence !== group.precedence;
  return [
    ...(group.role === role
      ? []
      : [
          {
            group: name,
            property: 'RoleArn',
            expected: role,
            deployed: group.role,
            advice: setRole,
          } as const,
        ]),
    ...(hasOther
      ? [
          {
            ...({ group: name, property: 'Precedence', expected: precedence } as const),
            deployed: group.precedence,
            advice: 'Deploy the stage again.',
          },
        ]
      : []),
  ];
}

/** One word of a shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function foreignRole({ name, role }: DeployedGroup): GroupFault[] {
  if (role === undefined) return [];
  const advice =
    'It is not a group of the stage, and its members get its role if that trusts the identity pool, in place of the authenticated role. Delete the group or its role from the user pool, or add it to "groups" of the stage with "existing": true.';
  return [{ group: name, property: 'RoleArn', expected: undefined, deployed: role, advice }];
}

/** Members of two groups of one precedence, or of none, have no preferred role, and get the authenticated role. */
function equalPrecedences(
  ofStage: readonly string[],
  groups: readonly DeployedGroup[],
): GroupFault[] {
  const isOfStage = ({ name }: DeployedGroup) => ofStage.includes(name);
  return groups.flatMap((group) => {
    const { name, precedence } = group;
    const same = groups.find(
      (one) => one.name !== name && one.precedence === precedence && isOfStage(one),
    );
    // Most groups have neither a precedence nor a role.
    if (!same || (precedence === undefined && !isOfStage(group))) return [];
    const has = precedence === undefined ? 'has none either' : 'has it too';
    const advice = `The group ${same.name} ${has}, so that members of both may get the authenticated role. Give one of them another precedence.`;
    return [
      { group: name, property: 'Precedence', expected: undefined, deployed: precedence, advice },
    ];
  });
}

/** One line about a fault. */
function describeGroupFault({ group, property, expected, deployed, advice }: GroupFault): string {
  const values = `deployed ${String(deployed ?? 'none')}, stage ${String(expected ?? 'none')}`;
  return `The group ${group}: ${property}: ${values}. ${advice}`;
}

/** @throws {Error} with every fault */
export function assertGroups(faults: readonly GroupFault[]): void {
  if (faults.length === 0) return;
  throw new Error(faults.map(describeGroupFault).join('\n'));
}
