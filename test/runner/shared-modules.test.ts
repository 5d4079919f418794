import { readFileSync } from 'node:fs';
import * as shared from '../../lib/access/row-scope';

test('a module of ours is that which Node.js has loaded', () => {
  expect(require.cache[require.resolve('../../lib/access/row-scope')]?.exports).toBe(shared);
});

test('what replaces modules is not there, because it would do nothing', () => {
  expect(Object.keys(jest)).toEqual(expect.arrayContaining(['fn', 'spyOn', 'useFakeTimers']));
  expect(
    Object.keys(jest)
      .filter((name) => /mock(?!ed)|module|actual/i.test(name))
      .sort(),
  ).toEqual(['clearAllMocks', 'isMockFunction', 'resetAllMocks', 'restoreAllMocks']);
});

test('an error shows the line of TypeScript that threw it', () => {
  const [, line] = /shared-modules\.test\.ts:(\d+):\d+/.exec(new Error('here').stack ?? '') ?? [];
  const source = readFileSync(__filename, 'utf8').split('\n');
  expect(source[Number(line) - 1]).toContain("new Error('here')");
});
