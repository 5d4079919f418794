import { describeDifference, differences, unordered } from '../../../tools/drift/facts';

test.each<[string, unknown, unknown]>([
  ['lists of text, in any order', ['b', 'a'], ['a', 'b']],
  ['lists inside of objects', { a: { b: ['y', 'x'] } }, { a: { b: ['x', 'y'] } }],
  ['objects with their keys in any order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['an empty list and nothing', { a: [], b: 1 }, { b: 1 }],
  ['an empty object and nothing', { a: {}, b: 1 }, { b: 1 }],
  ['objects of nothing, and nothing', { a: { b: { c: [] } } }, undefined],
  ['a key that says nothing, and no key', { a: undefined, b: 1 }, { b: 1 }],
])('%s are the same', (_what, one, other) => {
  expect(unordered(one)).toEqual(unordered(other));
  expect(differences('R', { fact: one }, { fact: other })).toEqual([]);
});

test.each<[string, unknown, unknown]>([
  ['a value more', ['a'], ['a', 'b']],
  ['a value twice', ['a'], ['a', 'a']],
  ['off, and nothing said', false, undefined],
  ['nothing, and an empty text', undefined, ''],
  ['a number, and the same as text', 1, '1'],
  [
    'rules in another order: the first that fits decides',
    [{ a: 1 }, { b: 2 }],
    [{ b: 2 }, { a: 1 }],
  ],
  ['numbers in another order', [1, 2], [2, 1]],
  ['text, and a list of it', 'a', ['a']],
])('%s is a difference', (_what, expected, deployed) => {
  expect(differences('R', { fact: expected }, { fact: deployed })).toEqual([
    { resource: 'R', what: 'fact', expected, deployed },
  ]);
});

test('what only one side says is a difference, and what both say is not', () => {
  expect(differences('Role', { same: 1, gone: 'x' }, { same: 1, added: ['y'] })).toEqual([
    { resource: 'Role', what: 'gone', expected: 'x', deployed: undefined },
    { resource: 'Role', what: 'added', expected: undefined, deployed: ['y'] },
  ]);
});

test.each([
  [['b', 'a'], undefined, 'Role: what: deployed nothing; the stage file gives ["b","a"]'],
  [undefined, { a: 1 }, 'Role: what: deployed {"a":1}; the stage file gives nothing'],
  [false, true, 'Role: what: deployed true; the stage file gives false'],
])('a difference is told in a line: %j, deployed %j', (expected, deployed, line) => {
  expect(describeDifference({ resource: 'Role', what: 'what', expected, deployed })).toBe(line);
});
