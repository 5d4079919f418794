import MarkdownIt from 'markdown-it';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { markdownReport } from '../../../../tools/report/markdown/markdown-report';
import { findingGroups, isInformational } from '../../../../tools/report/words/finding-groups';
import { templates } from './fixtures';
import { reportOf } from './report-lines';

/** HTML and bare links are enabled, as on code-hosting sites, to detect any that are not escaped. */
const parser = new MarkdownIt({ html: true, linkify: true });
parser.linkify.set({ fuzzyLink: false });

function contentOf(markdown: string) {
  const tokens = parser.parse(markdown, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const count = (type: string) => tokens.filter((one) => one.type === type).length;
  return {
    headings: count('heading_open'),
    rows: count('tr_open'),
    cells: count('th_open') + count('td_open'),
    items: count('list_item_open'),
    paragraphs: count('paragraph_open'),
    fences: tokens.filter(({ type }) => type === 'fence').map(({ info }) => info),
    others: [...tokens, ...inline]
      .map(({ type }) => type)
      .filter((type) => /^(html|link|image|code_block|hr|blockquote|strong|em|s)(_|$)/.test(type)),
    code: inline.filter(({ type }) => type === 'code_inline').map(({ content }) => content),
  };
}

/** The number of rows and cells in the tables of a report, including headers. */
function expectedOf({ principals, tables, findings, unresolved, withoutAccess }: AccessReport) {
  const groups = findingGroups(findings);
  const ofFindings = groups.map((group) =>
    isInformational(group)
      ? group.findings.length
      : 1 + group.findings.length + (group.remedy === undefined ? group.findings.length : 1),
  );
  const grid = [
    [2, new Set(unresolved.map(({ what }) => what)).size],
    [6, tables.length],
    ...principals.flatMap(({ kind, admitted, grants }) => [
      [4, kind === 'outside' ? 0 : Math.max(admitted.length, 0.5)],
      [7, grants.length],
    ]),
  ] as const;
  const drawn = grid
    .filter(([, rows]) => rows > 0)
    .map(([cells, rows]) => [cells, Math.floor(rows) + 1] as const);
  const items = principals
    .filter(({ kind }) => kind !== 'outside')
    .map(({ admitted, assumes, notes, otherActions }) => {
      const ways = new Set(admitted.flatMap((one) => one.notes));
      const lists = [assumes, otherActions].filter(({ length }) => length > 0);
      return 1 + ways.size + notes.length + lists.length;
    });
  return {
    headings: 7 + principals.length,
    rows: drawn.reduce((sum, [, rows]) => sum + rows, 0),
    cells: drawn.reduce((sum, [cells, rows]) => sum + cells * rows, 0),
    items: [...items, ...ofFindings].reduce((sum, count) => sum + count, 0),
    withoutAccess: withoutAccess.length,
  };
}

describe.each(templates())('the Markdown of %s', (file) => {
  const report = reportOf(file);
  const markdown = markdownReport(report);
  const content = contentOf(markdown);

  test('has the rows, cells and headings of the report, and no other markup', () => {
    const { headings, rows, cells, items } = expectedOf(report);
    const risks = findingGroups(report.findings).filter((one) => !isInformational(one));
    const loud = report.findings.some(({ severity }) => severity === 'high') ? ['summary'] : [];
    const denials = report.principals
      .flatMap(({ grants }) => grants)
      .filter(({ effect }) => effect === 'deny');
    expect(content).toMatchObject({
      headings,
      rows,
      cells,
      others: [...loud, ...risks, ...denials].flatMap(() => ['strong_open', 'strong_close']),
      code: ['npm run report'],
    });
    expect(content.items).toBe(items);
  });

  test('has no invisible character', () => {
    expect(markdown.replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
    );
  });

  test('has a flowchart whose labels are text', () => {
    const label = String.raw`"([\p{L}\p{N} .,:/()⚠-]|#\d+;|<br/>)*"`;
    const node = String.raw`[a-z]+_\w+`;
    const shape = String.raw`(\(\[${label}\]\)|\[\(${label}\)\]|\{\{${label}\}\}|\[${label}\])?`;
    const line = new RegExp(
      String.raw`^  ${node}${shape}( ((-- ${label} )?-->|-\.->) ${node})?$`,
      'u',
    );
    const picture = markdown.split('```')[1]?.split('\n').slice(2, -1) ?? [];
    const isDrawn = report.tables.length > 0 || /^  \w+.* -- "/m.test(markdown);
    expect(content.fences).toEqual(isDrawn ? ['mermaid'] : []);
    expect(picture.length > 0).toBe(isDrawn);
    expect(picture.filter((one) => !line.test(one))).toEqual([]);
  });
});
