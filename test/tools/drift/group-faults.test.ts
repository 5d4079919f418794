import { assertGroups, groupFaults } from '../../../tools/drift/group-faults';
import type { DeployedGroup } from '../../../tools/simulator/group-roles';
import { checked, MINIMAL } from '../../stages';

const tables = { orders: { rows: 'all' } };
const STAGE = checked({
  ...MINIMAL,
  env: { region: 'eu-west-1' },
  identity: { userPool: { userPoolId: 'eu-west-1_A1', userPoolClientId: 'client' } },
  groups: { admins: { precedence: 1, tables }, support: { existing: true, tables } },
});
const OUTPUTS = {
  UserPoolId: 'eu-west-1_A1',
  GroupAdminsRoleArn: 'arn:admins',
  GroupSupportRoleArn: 'arn:support',
};
const ADMINS = { name: 'admins', precedence: 1, role: 'arn:admins' };
const SUPPORT = { name: 'support', precedence: 7, role: 'arn:support' };

const faults = (...groups: DeployedGroup[]) =>
  groupFaults(STAGE, OUTPUTS, groups).map(({ group, property, expected, deployed }) => [
    group,
    property,
    expected,
    deployed,
  ]);

describe('groups of the user pool', () => {
  test('as the stage has them have no fault, nor have groups without a role', () => {
    expect(faults(ADMINS, SUPPORT)).toEqual([]);
    const plain = { name: 'plain', precedence: undefined, role: undefined };
    expect(faults(ADMINS, SUPPORT, plain, { ...plain, precedence: 2 })).toEqual([]);
    expect(groupFaults(checked(MINIMAL), {}, [ADMINS])).toEqual([]);
  });

  test.each<[string, DeployedGroup[], unknown[]]>([
    [
      'has a role and is not of the stage',
      [ADMINS, SUPPORT, { name: 'x', precedence: 9, role: 'arn:x' }],
      [['x', 'RoleArn', undefined, 'arn:x']],
    ],
    [
      'has the precedence of a group of the stage',
      [ADMINS, SUPPORT, { name: 'x', precedence: 7, role: undefined }],
      [['x', 'Precedence', undefined, 7]],
    ],
    [
      'has no role, or another one',
      [
        { ...ADMINS, role: undefined },
        { ...SUPPORT, role: 'arn:x' },
      ],
      [
        ['admins', 'RoleArn', 'arn:admins', undefined],
        ['support', 'RoleArn', 'arn:support', 'arn:x'],
      ],
    ],
    [
      'has another precedence',
      [{ ...ADMINS, precedence: 2 }, SUPPORT],
      [['admins', 'Precedence', 1, 2]],
    ],
    [
      'has no precedence, like another one of the stage',
      [
        { ...ADMINS, precedence: undefined },
        { ...SUPPORT, precedence: undefined },
      ],
      [
        ['admins', 'Precedence', 1, undefined],
        ['admins', 'Precedence', undefined, undefined],
        ['support', 'Precedence', undefined, undefined],
      ],
    ],
    ['is missing', [ADMINS], [['support', 'the whole group', 'arn:support', undefined]]],
  ])('a group that %s is a fault', (_what, groups, expected) => {
    expect(faults(...groups)).toEqual(expected);
  });

  test('are all in the error, with the command that sets a role', () => {
    const found = groupFaults(STAGE, OUTPUTS, [
      { ...ADMINS, role: undefined },
      { ...SUPPORT, role: undefined },
    ]);
    expect(() => {
      assertGroups(found);
    }).toThrow(/--group-name 'admins' --role-arn arn:admins\n.*--role-arn arn:support$/);
  });
});
