import {
  describeDifference,
  propertyDifferences,
  unordered,
} from '../../../tools/drift/property-differences';

describe('property differences', () => {
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
    expect(propertyDifferences('R', { fact: one }, { fact: other })).toEqual([]);
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
    expect(propertyDifferences('R', { fact: expected }, { fact: deployed })).toEqual([
      { logicalId: 'R', property: 'fact', expected, deployed },
    ]);
  });

  test('a property that only one side has differs, and one that both have does not', () => {
    expect(propertyDifferences('Role', { same: 1, gone: 'x' }, { same: 1, added: ['y'] })).toEqual([
      { logicalId: 'Role', property: 'gone', expected: 'x', deployed: undefined },
      { logicalId: 'Role', property: 'added', expected: undefined, deployed: ['y'] },
    ]);
  });

  test.each([
    [['b', 'a'], undefined, 'Role: what: deployed none, stage file ["b","a"]'],
    [undefined, { a: 1 }, 'Role: what: deployed {"a":1}, stage file none'],
    [false, true, 'Role: what: deployed true, stage file false'],
  ])('a difference is one line: %j, deployed %j', (expected, deployed, line) => {
    expect(describeDifference({ logicalId: 'Role', property: 'what', expected, deployed })).toBe(
      line,
    );
  });
});
