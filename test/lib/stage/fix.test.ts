import { remove } from '../../../lib/stage/fix';

test.each([
  [['tables', 'orders', 'tableName'], 'remove "tableName"'],
  [['tables', 'orders', 'queryIndexes', 0], 'remove it'],
])('the fix that removes %j names a key, never a position', (path, words) => {
  expect(remove(path)).toEqual({ words, edits: [{ kind: 'remove', path }] });
});
