import { differenceOf } from '../../lib/report/difference';

const ROW =
  '| may | OrdersTable | all | [tables.orders.rows](dev.json#L8), [tables.orders](dev.json#L9) |';
const report = (row: string) => `# Who\n\nNone.\n\n${row}\n\nNobody else.\n`;
const kindOf = (committed: string, now: string) => differenceOf('a.md', committed, now).kind;

test.each([
  ['the same', ROW, 'none'],
  ['another line', ROW.replace('L8', 'L18'), 'lines'],
  ['another key of the stage file', ROW.replace('orders.rows]', 'orders.actions]'), 'access'],
  ['a key more', `${ROW}, [a](dev.json#L1)`, 'access'],
  ['other rows', ROW.replace('all', 'own'), 'access'],
  ['rows that only look like a line', ROW.replace('all', 'begins with "a.json#L8"'), 'access'],
])('of Markdown: %s', (_what, row, kind) => {
  expect(kindOf(report(ROW), report(row))).toBe(kind);
});

test.each([
  ['a number', 'begins with "a.json#L8"', 'begins with "a.json#L9"'],
  ['an escaped link', 'is "\\[a\\](dev.json#L8)"', 'is "\\[a\\](dev.json#L9)"'],
  ['an escaped escape before a link', 'is "\\\\\\](dev.json#L8)"', 'is "\\\\\\](dev.json#L9)"'],
])('an attacker cannot pass off a change of rows as one of lines: %s', (_what, before, after) => {
  expect(kindOf(report(before), report(after))).toBe('access');
});

test.each([
  ['another line', { line: 9 }, 'lines'],
  ['another key', { path: 'b' }, 'access'],
  ['a text that looks like a line', { rows: '"line": 9' }, 'access'],
])('of JSON: %s', (_what, others, kind) => {
  const json = (cause: object) => `${JSON.stringify({ why: [cause] }, null, 2)}\n`;
  const cause = { path: 'a', line: 8, rows: '"line": 8' };
  expect(kindOf(json(cause), json({ ...cause, ...others }))).toBe(kind);
});

test('a change of access is told as a patch of just the lines that differ', () => {
  const difference = differenceOf('dev.access.md', report(ROW), report(ROW.replace('all', 'own')));
  expect(difference).toEqual({
    kind: 'access',
    patch: [
      'Index: dev.access.md',
      '===================================================================',
      '--- dev.access.md\tas committed',
      '+++ dev.access.md\tas it is now',
      '@@ -3,5 +3,5 @@',
      ' None.',
      ' ',
      `-${ROW}`,
      `+${ROW.replace('all', 'own')}`,
      ' ',
      ' Nobody else.',
      '',
    ].join('\n'),
  });
});
