import { newKeyValue } from '../../../tools/check/key-value';

const twice = (type: 'string' | 'number' | 'binary') => [newKeyValue(type), newKeyValue(type)];

test.each(['string', 'number', 'binary'] as const)('a key of type %s is new each time', (type) => {
  const [one, other] = twice(type);
  expect(one).not.toEqual(other);
});

test('a key has the type that DynamoDB knows it by', () => {
  expect(newKeyValue('string')).toMatch(/^[0-9a-f-]{36}$/);
  expect(newKeyValue('binary')).toBeInstanceOf(Uint8Array);
  expect(Number.isSafeInteger(newKeyValue('number'))).toBe(true);
});

test('a number is one that neither times nor sequences are', () => {
  expect(newKeyValue('number')).toBeLessThan(0);
});
