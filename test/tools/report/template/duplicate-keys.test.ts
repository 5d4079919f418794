import { duplicateKey } from '../../../../tools/report/template/duplicate-key';
import { parseTemplate } from '../../../../tools/report/template/parse-template';

describe('duplicate keys in a JSON template', () => {
  test.each<[string, ReturnType<typeof duplicateKey>]>([
    ['{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": "a"}, "a", "a"]}', undefined],
    ['{"a": 1,\n "a": 2}', { key: 'a', line: 2 }],
    ['{"a": [{"b": {}, "c": [], "b": 1}]}', { key: 'b', line: 1 }],
    ['{"a": "x", "\\u0061": "y"}', { key: 'a', line: 1 }],
    ['{"constructor": 1, "__proto__": 2}', undefined],
  ])('%s: %j', (text, expected) => {
    expect(duplicateKey(text)).toEqual(expected);
  });

  test('a template with a duplicate key is an error with the key and its line', () => {
    expect(() => parseTemplate('{"Resources": {"Role": {},\n "Role": {}}}')).toThrow(
      /"Role".* line 2/,
    );
  });

  test('a large template takes less than five seconds', () => {
    const text = `{${Array.from({ length: 60_000 }, (_, n) => `"key${n}": {"Type": "T"}`).join(',')}}`;
    const start = Date.now();
    expect(duplicateKey(text)).toBeUndefined();
    expect(Date.now() - start).toBeLessThan(5_000);
  });
});
