import { indexGroups, policiesOf, ROOM } from '../../lib/config/policy-groups';

test.each([
  [[], 0],
  [[ROOM], 1],
  [[ROOM - 1, 1], 1],
  [[ROOM - 1, 2], 2],
  [[ROOM, 1, ROOM], 3],
])('statements of %j characters fill %d policies', (lengths, expected) => {
  expect(policiesOf(lengths)).toBe(expected);
});

test.each([
  [[]],
  [[['a1', 'a2', 'a3', 'a4']]],
  [[['a1', 'a2', 'a3', 'a4'], ['b1', 'b2', 'b3', 'b4'], ['c1']]],
])('indexes are in groups of four, in order: %j', (groups: string[][]) => {
  expect(indexGroups(groups.flat())).toEqual(groups);
});
