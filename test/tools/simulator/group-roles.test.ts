import { tokenRoles, type DeployedGroup } from '../../../tools/simulator/group-roles';

const group = (name: string, precedence?: number, role?: string): DeployedGroup => ({
  name,
  precedence,
  role,
});
const ALL = [group('a', 2, 'A'), group('b', 1, 'B'), group('same', 1, 'C'), group('twin', 1, 'B')];
const OTHERS = [group('late', undefined, 'L'), group('none', 0)];

describe('roles in an ID token', () => {
  test.each([
    [[], [], undefined],
    [['a'], ['A'], 'A'],
    [['a', 'b'], ['A', 'B'], 'B'],
    [['b', 'same'], ['B', 'C'], undefined],
    [['b', 'twin'], ['B'], 'B'],
    [['late'], ['L'], 'L'],
    [['late', 'a'], ['A', 'L'], 'A'],
    [['none'], [], undefined],
    [['none', 'a'], ['A'], 'A'],
  ])('of a user in %j are %j, and preferred is %s', (names, roles, preferred) => {
    expect(tokenRoles([...ALL, ...OTHERS], names)).toEqual({ roles, preferred });
  });
});
