import { alignedTable } from '../../../bench/scale/aligned-table';
import { withTables } from '../../../bench/scale/with-tables';

test('a table replaces what stood in its place, and the rest of the page stays', () => {
  const page = 'a\n<!-- table: one -->\n\nold\n\n<!-- end of one -->\nb\n';
  const filled = withTables(page, { one: 'new' });
  expect(filled).toBe('a\n<!-- table: one -->\n\nnew\n\n<!-- end of one -->\nb\n');
  expect(withTables(filled, { one: 'new' })).toBe(filled);
});

test.each(['', '<!-- table: one -->'])('a page without the place is an error: %j', (page) => {
  expect(() => withTables(page, { one: 'new' })).toThrow('expected a place for the table');
});

test('columns are as wide as their widest cell', () => {
  expect(alignedTable(['n', 'word'], [['1'], ['2000', 'x']])).toBe(
    ['| n    | word |', '| ---- | ---- |', '| 1    |      |', '| 2000 | x    |'].join('\n'),
  );
});
