import { reportDifference } from '../../../tools/report/report-difference';

const ROW = '| may | OrdersTable | all | [tables.orders.rows], [tables.orders] |';
const LINES = '[tables.orders.rows]: dev.json#L8\n[tables.orders]: dev.json#L9';
const report = (row: string, lines = LINES) =>
  `# Who\n\nNone.\n\n${row}\n\nNobody else.\n\n${lines}\n`;
const kindOf = (committed: string, now: string) => reportDifference('a.md', committed, now).kind;

describe('committed report and current report', () => {
  test.each([
    ['the same', ROW, LINES, 'none'],
    ['another line', ROW, LINES.replace('L8', 'L18'), 'lines'],
    [
      'another key of the stage file',
      ROW.replace('orders.rows]', 'orders.actions]'),
      LINES,
      'access',
    ],
    ['a key more', `${ROW}, [a]`, LINES, 'access'],
    ['another file', ROW, LINES.replace('dev.json', 'prod.json'), 'access'],
    ['other rows', ROW.replace('all', 'own'), LINES, 'access'],
  ])('of Markdown: %s', (_what, row, lines, kind) => {
    expect(kindOf(report(ROW), report(row, lines))).toBe(kind);
  });

  test.each([
    ['a number', 'begins with "a.json#L8"', 'begins with "a.json#L9"'],
    ['a line of a key', 'is "\\[a\\]: dev.json#L8"', 'is "\\[a\\]: dev.json#L9"'],
    ['an escaped line of a key', '\\[a\\]: dev.json#L8', '\\[a\\]: dev.json#L9'],
  ])('text of a report cannot pass for a line number: %s', (_what, before, after) => {
    expect(kindOf(report(before), report(after))).toBe('access');
  });

  test.each([
    ['another line', { line: 9 }, 'lines'],
    ['another key', { path: 'b' }, 'access'],
    ['a text that looks like a line', { rows: '"line": 9' }, 'access'],
  ])('of JSON: %s', (_what, others, kind) => {
    const json = (line: object) => `${JSON.stringify({ why: [line] }, null, 2)}\n`;
    const line = { path: 'a', line: 8, rows: '"line": 8' };
    expect(kindOf(json(line), json({ ...line, ...others }))).toBe(kind);
  });

  test('a change of access has a patch without line numbers', () => {
    const now = report(ROW.replace('all', 'own'), LINES.replaceAll('#L', '#L1'));
    expect(reportDifference('dev.access.md', report(ROW), now)).toEqual({
      kind: 'access',
      patch: [
        '--- dev.access.md\tcommitted',
        '+++ dev.access.md\tcurrent',
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
});
