import MarkdownIt from 'markdown-it';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { findingGroups, isInformational } from '../../../../tools/report/words/finding-groups';

/** HTML and bare links are enabled, as on code-hosting sites, to detect any that are not escaped. */
const parser = new MarkdownIt({ html: true, linkify: true });
parser.linkify.set({ fuzzyLink: false });

/** What a Markdown parser finds in a report. */
export function contentOf(markdown: string) {
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
export function expectedOf({
  principals,
  tables,
  findings,
  unresolved,
  withoutAccess,
}: AccessReport) {
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
