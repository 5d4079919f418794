import { unusedKey, unusedKeyValue } from '../../../tools/check/unused-key';

describe('key of an unused item', () => {
  const twice = (type: 'string' | 'number' | 'binary') => [
    unusedKeyValue(type),
    unusedKeyValue(type),
  ];

  test.each(['string', 'number', 'binary'] as const)('of type %s is new each time', (type) => {
    const [one, other] = twice(type);
    expect(one).not.toEqual(other);
  });

  test('has the type of its attribute', () => {
    expect(unusedKeyValue('string')).toMatch(/^[0-9a-f-]{36}$/);
    expect(unusedKeyValue('binary')).toBeInstanceOf(Uint8Array);
    expect(Number.isSafeInteger(unusedKeyValue('number'))).toBe(true);
  });

  test('is negative if it is a number, unlike timestamps and sequences', () => {
    expect(unusedKeyValue('number')).toBeLessThan(0);
  });

  test('has an attribute for each part of the key', () => {
    const partitionKey = { name: 'at', type: 'number' } as const;
    const sortKey = { name: 'by', type: 'binary' } as const;
    expect(unusedKey({ partitionKey, sortKey: undefined })).toEqual({ at: expect.any(Number) });
    expect(Object.entries(unusedKey({ partitionKey, sortKey }))).toEqual([
      ['at', expect.any(Number)],
      ['by', expect.any(Uint8Array)],
    ]);
  });
});
