import { duplicateKey } from '../../../../tools/report/template/duplicate-key';
import { parseTemplate } from '../../../../tools/report/template/parse-template';

test.each<[string, ReturnType<typeof duplicateKey>]>([
  ['{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": "a"}, "a", "a"]}', undefined],
  ['{"a": 1,\n "a": 2}', { key: 'a', line: 2 }],
  ['{"a": [{"b": {}, "c": [], "b": 1}]}', { key: 'b', line: 1 }],
  ['{"a": "x", "\\u0061": "y"}', { key: 'a', line: 1 }],
  ['{"constructor": 1, "__proto__": 2}', undefined],
])('a key twice in one object, of %s: %j', (text, expected) => {
  expect(duplicateKey(text)).toEqual(expected);
});

test('a template of which a parser would drop a part is refused', () => {
  expect(() => parseTemplate('{"Resources": {"Role": {},\n "Role": {}}}')).toThrow(
    'received broken JSON: the key "Role" twice in one object, at line 2',
  );
});

test('a large template takes no time', () => {
  const text = `{${Array.from({ length: 60_000 }, (_, n) => `"key${n}": {"Type": "T"}`).join(',')}}`;
  const start = Date.now();
  expect(duplicateKey(text)).toBeUndefined();
  expect(Date.now() - start).toBeLessThan(5_000);
});
