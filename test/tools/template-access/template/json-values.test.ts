import {
  isSet,
  asList,
  asObject,
  ownOf,
  asText,
  asTexts,
} from '../../../../tools/template-access/template/json-values';

describe('JSON value', () => {
  test.each<[unknown, object]>([
    [{ a: 1 }, { a: 1 }],
    [[1], {}],
    [null, {}],
    ['a', {}],
    [undefined, {}],
  ])('%j is the object %j', (value, expected) => {
    expect(asObject(value)).toEqual(expected);
  });

  test('only what an object has itself counts', () => {
    expect(ownOf({ a: 1 }, 'a')).toBe(1);
    expect(ownOf({}, 'constructor')).toBeUndefined();
    expect(ownOf([1], 'length')).toBeUndefined();
    expect(ownOf(null, 'a')).toBeUndefined();
  });

  test.each<[unknown, readonly unknown[], string | undefined]>([
    ['a', ['a'], 'a'],
    [['a', ['b', ['c']], null], ['a', 'b', 'c'], 'a or b or c'],
    [['a', 'a'], ['a', 'a'], 'a'],
    [false, ['false'], 'false'],
    [0, ['0'], '0'],
    [{ a: 1 }, [], undefined],
    [null, [], undefined],
    [undefined, [], undefined],
  ])('the texts of %j are %j, as one %j', (value, texts, text) => {
    expect([asTexts(value), asText(value)]).toEqual([texts, text]);
  });

  test('nothing is an empty list, and an object one of one', () => {
    expect([asList(null), asList({ a: 1 }), asList([[1], 2])]).toEqual([[], [{ a: 1 }], [1, 2]]);
  });

  test.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    ['yes', true],
    ['parameter', true],
    [[false, true], true],
    [false, false],
    ['false', false],
    ['False', false],
    ['no', false],
    ['off', false],
    ['N', false],
    [undefined, false],
  ])('a flag of %j is set, or may be: %s', (value, expected) => {
    expect(isSet(value)).toBe(expected);
  });
});
