import { parseTemplate } from '../../../../tools/report/template/parse-template';
import { duplicateKeysInJson } from '../../../../tools/report/template/duplicate-keys';

describe('duplicate keys of a template', () => {
  test.each<[string, ReturnType<typeof duplicateKeysInJson>]>([
    ['{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": "a"}, "a", "a"]}', []],
    ['{"a": 1,\n "a": 2}', [{ path: ['a'], lines: [1, 2] }]],
    ['{"a": [{"b": {}, "c": [],\n "b": 1}]}', [{ path: ['a', 'b'], lines: [1, 2] }]],
    ['{"a": "x", "\\u0061": "y"}', [{ path: ['a'], lines: [1, 1] }]],
    ['{"constructor": 1, "__proto__": 2}', []],
    [
      '{"R": {"A": {"x": 1,\n"x": 2},\n"A": {}},\n"R": {},\n"R": {}}',
      [
        { path: ['R', 'A', 'x'], lines: [1, 2] },
        { path: ['R', 'A'], lines: [1, 3] },
        { path: ['R'], lines: [1, 4, 5] },
      ],
    ],
  ])('in JSON, all at once: %s', (text, expected) => {
    expect(duplicateKeysInJson(text)).toEqual(expected);
  });

  test.each<[string, object, ReturnType<typeof duplicateKeysInJson>]>([
    [
      'R:\n  A:\n    x: 1\n    x: 2\n  B: [{y: 1, y: 2}]\nR: 3',
      { R: '3' },
      [
        { path: ['R'], lines: [1, 6] },
        { path: ['R', 'A', 'x'], lines: [3, 4] },
        { path: ['R', 'B', 'y'], lines: [5, 5] },
      ],
    ],
    ['a: !Sub b\na: !Ref c', { a: { Ref: 'c' } }, [{ path: ['a'], lines: [1, 2] }]],
    ['{"a": 1,\n"a": 2}', { a: 2 }, [{ path: ['a'], lines: [1, 2] }]],
  ])('the last value counts: %s', (text, template, duplicates) => {
    expect(parseTemplate(text)).toEqual({ template, duplicates });
  });

  test.each([
    ['keys', `{${Array.from({ length: 60_000 }, (_, n) => `"key${n}": {"Type": "T"}`).join(',')}}`],
    ['depth', `${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}`],
  ])('a large template takes less than five seconds: %s', (_what, text) => {
    const start = process.cpuUsage();
    expect(duplicateKeysInJson(text)).toEqual([]);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});
