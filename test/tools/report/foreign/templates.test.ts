import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { markdownReport } from '../../../../tools/report/markdown/markdown-report';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { reportOfStage } from '../../../../tools/report/report-of-stage';
import { findingGroups, isInformational } from '../../../../tools/report/words/finding-groups';
import { SHIPPED } from '../../../stages';
import { mermaidRenderer } from '../markdown/mermaid-renderer';
import { EXPECTED_FINDINGS } from './expected-findings';
import { templates } from './fixtures';
import { reportOf } from './report-lines';

const CONFIG = join(__dirname, '..', '..', '..', '..', 'config');
const render = mermaidRenderer();

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

/** The diagram of a report; undefined if there is none. */
function diagramOf(markdown: string): string | undefined {
  return /^```mermaid\n(.*?)^```$/ms.exec(markdown)?.[1];
}

/** A statement, or the logical ID of another resource. */
function placeOf(at: string): string {
  return /^.*?Statement\[\d+\]/.exec(at)?.[0] ?? at.split(':')[0] ?? at;
}

/** The tables, and the principals that reach them, as a label shows them. */
function drawnIn({ tables, principals }: AccessReport): string[] {
  const reaching = principals.filter(({ grants }) =>
    grants.some(({ effect, rowScope }) => effect === 'allow' && rowScope !== ''),
  );
  return [...tables, ...reaching].map(({ id }) => id.replace(/\s+/g, ' ').trim());
}

/** What a diagram must show and does not, as Mermaid draws it. */
async function notDrawn(report: AccessReport, markdown: string): Promise<string[]> {
  const diagram = diagramOf(markdown);
  const nodes = diagram === undefined ? [] : (await render(diagram)).nodes;
  return drawnIn(report).filter((id) => !nodes.some((node) => node.startsWith(id)));
}

describe.each(templates())('report of the template %s', (file) => {
  let report: AccessReport;
  let markdown: string;
  let content: ReturnType<typeof contentOf>;

  beforeAll(() => {
    report = reportOf(file);
    markdown = markdownReport(report);
    content = contentOf(markdown);
  });

  test('has the findings of the rules', () => {
    const found = report.findings.map(
      ({ severity, rule, at }) => `${severity} ${rule} ${placeOf(at)}`,
    );
    expect([...new Set(found)]).toEqual(EXPECTED_FINDINGS[file] ?? []);
  });

  test('in Markdown has its rows, cells and headings, and no other markup', () => {
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

  test('in Markdown has no invisible character', () => {
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
    const picture = diagramOf(markdown)?.split('\n').slice(1, -1) ?? [];
    const isDrawn = report.tables.length > 0 || /^  \w+.* -- "/m.test(markdown);
    expect(content.fences).toEqual(isDrawn ? ['mermaid'] : []);
    expect(picture.length > 0).toBe(isDrawn);
    expect(picture.filter((one) => !line.test(one))).toEqual([]);
  });

  test('has every table, and every principal that reaches one, in its flowchart', async () => {
    expect(drawnIn(report).length > 0).toBe(diagramOf(markdown) !== undefined);
    expect(await notDrawn(report, markdown)).toEqual([]);
  });
});

describe('flowchart as Mermaid draws it', () => {
  const stageReport = (stage: string) => reportOfStage(join(CONFIG, `${stage}.json`));

  test.each(SHIPPED)(
    'the stage %s: every table and every principal that reaches one',
    async (stage) => {
      const report = stageReport(stage);
      expect(drawnIn(report)).not.toEqual([]);
      expect(await notDrawn(report, markdownReport(report))).toEqual([]);
    },
  );

  test('users of own items', async () => {
    const diagram = diagramOf(markdownReport(stageReport('own')));
    expect(await render(diagram ?? '')).toEqual({
      kind: 'flowchart-v2',
      nodes: [
        'AuthenticatedRole',
        'authenticated identities of identity pool IdentityPool, signed in by user pool UserPool',
        'ProfilesTable',
        'OrdersTable',
      ],
      edges: ['GetItem, PutItem, UpdateItemown items', 'GetItem, PutItem, UpdateItemown items'],
      groups: [],
    });
  });

  const FLOWCHART = `flowchart LR
  user["Authenticated identities<br/>AuthenticatedRole"]
  subgraph stack["One stack"]
    table[("Orders #quot;table#quot;")]
  end
  user -- "GetItem, PutItem" --> table
  user -.-> table
`;

  test('a subgraph', async () => {
    expect(await render(FLOWCHART)).toEqual({
      kind: 'flowchart-v2',
      nodes: ['Authenticated identitiesAuthenticatedRole', 'Orders "table"'],
      edges: ['GetItem, PutItem'],
      groups: ['One stack'],
    });
  });

  test.each([
    ['an end that is missing', FLOWCHART.replace('  end\n', '')],
    ['a quote in a text', FLOWCHART.replace('#quot;', '"')],
    ['no diagram', 'AuthenticatedRole'],
    ['nothing', ''],
  ])('%s is an error, which does not affect the next diagram', async (_, text) => {
    await expect(render(text)).rejects.toThrow(/Parse error|No diagram type detected/);
    expect((await render('flowchart LR\n  a["A"]')).nodes).toEqual(['A']);
  });
});
