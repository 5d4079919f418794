import { unusedKeyValue } from '../../../tools/check/unused-key';

const twice = (type: 'string' | 'number' | 'binary') => [
  unusedKeyValue(type),
  unusedKeyValue(type),
];

test.each(['string', 'number', 'binary'] as const)('a key of type %s is new each time', (type) => {
  const [one, other] = twice(type);
  expect(one).not.toEqual(other);
});

test('a key has the type that DynamoDB knows it by', () => {
  expect(unusedKeyValue('string')).toMatch(/^[0-9a-f-]{36}$/);
  expect(unusedKeyValue('binary')).toBeInstanceOf(Uint8Array);
  expect(Number.isSafeInteger(unusedKeyValue('number'))).toBe(true);
});

test('a number is one that neither times nor sequences are', () => {
  expect(unusedKeyValue('number')).toBeLessThan(0);
});
