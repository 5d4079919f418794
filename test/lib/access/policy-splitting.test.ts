import { ROOM, splitIntoPolicies, type PermissionSize } from '../../../lib/access/policy-splitting';

/** Permissions of kinds of their own, each with so many characters. */
const apart = (lengths: readonly number[]): PermissionSize[] =>
  lengths.map((statement, position) => ({ kind: `${position}`, statement, resource: 0 }));

test.each([
  [[], 0],
  [[ROOM], 1],
  [[ROOM - 1, 1], 1],
  [[ROOM - 1, 2], 2],
  [[ROOM - 2, 1, 2], 2],
  [[ROOM, 1, ROOM], 3],
])('statements of %j characters fill %d policies', (lengths, expected) => {
  expect(splitIntoPolicies(apart(lengths), (size) => size)).toHaveLength(expected);
});

/** What is in each statement of each policy: the position of each permission. */
function places(permissions: readonly PermissionSize[]): number[][][] {
  const numbered = permissions.map((size, position) => ({ size, position }));
  return splitIntoPolicies(numbered, ({ size }) => size).map((statements) =>
    statements.map((joined) => joined.map(({ position }) => position)),
  );
}

const resource = 1000;
const half = (kind: string) => ({ kind, statement: ROOM / 2 - resource, resource });

test('permissions of a kind share a statement within a policy, in their order', () => {
  expect(places([half('a'), half('b')])).toEqual([[[0], [1]]]);
  expect(places([half('a'), half('a'), half('a')])).toEqual([[[0, 1, 2]]]);
  const small = { statement: 100, resource: 100 };
  const mixed = ['a', 'b', 'a', 'c', 'b'].map((kind) => ({ kind, ...small }));
  expect(places(mixed)).toEqual([[[0, 2], [1, 4], [3]]]);
});

test('a policy that is full stays so, also for what would still fit', () => {
  const full = { kind: 'a', statement: ROOM - 200, resource: 100 };
  const large = { kind: 'b', statement: 200, resource: 100 };
  const small = { kind: 'a', statement: 10, resource: 100 };
  expect(places([full, small])).toEqual([[[0, 1]]]);
  expect(places([full, large, small])).toEqual([[[0]], [[1], [2]]]);
});

test('the resource of a statement that is there counts alone, to the last character', () => {
  const statement = ROOM - 300;
  const fits = [100, 200].map((characters) => ({ kind: 'a', statement, resource: characters }));
  const over = [100, 201].map((characters) => ({ kind: 'a', statement, resource: characters }));
  expect(places(fits)).toEqual([[[0, 1]]]);
  expect(places(over)).toEqual([[[0]], [[1]]]);
});
