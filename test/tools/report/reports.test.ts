import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { FORMATS, reportFile } from '../../../tools/report/formats';
import { markdownReport } from '../../../tools/report/markdown/markdown-report';
import type { AccessReport } from '../../../tools/report/model/access-report';
import { reportDifference } from '../../../tools/report/report-difference';
import { reportOfStage } from '../../../tools/report/stage-report';
import { findingGroups, isInformational } from '../../../tools/report/words/finding-groups';
import { SHIPPED } from '../../stages';
import { EXPECTED_FINDINGS } from './foreign/expected-findings';
import { templates } from './foreign/fixtures';
import { reportOf } from './foreign/report-lines';
import { contentOf, expectedOf } from './markdown/markdown-content';
import { mermaidRenderer } from './markdown/mermaid-renderer';

const ROOT = join(__dirname, '..', '..', '..');
const render = mermaidRenderer();

/** As a person in the project's folder names it, and so as the committed reports do. */
const fileOf = (stage: string) => relative(process.cwd(), join(ROOT, 'config', `${stage}.json`));

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

describe.each(SHIPPED)('committed report of the stage %s', (stage) => {
  const file = fileOf(stage);
  let report: AccessReport;
  let markdown: string;

  beforeAll(() => {
    report = reportOfStage(file);
    markdown = FORMATS.md(report);
  });

  test('is up to date, and the same each time', () => {
    const committed = readFileSync(reportFile(file, 'md'), 'utf8');
    const difference = reportDifference(reportFile(file, 'md'), committed, markdown);
    const again = `npm run report -- --stage ${stage} writes it anew`;
    expect({ ...difference, again }).toEqual({ kind: 'none', again });
    expect(markdown).toBe(committed);
    const anew = reportOfStage(file);
    expect(FORMATS.md(anew)).toBe(markdown);
    expect(FORMATS.json(anew)).toBe(FORMATS.json(report));
  });

  /** Twelve digits that are neither part of a longer number nor of a key's ID. */
  const ACCOUNTS = /(?<![\w-])\d{12}(?![\w-])/g;
  const DATES = /\d{4}-\d{2}-\d{2}(?=T)/g;

  test('has nothing of this machine, account or day', () => {
    const written = readFileSync(file, 'utf8');
    for (const text of [markdown, FORMATS.json(report)]) {
      expect(text).not.toContain(tmpdir());
      expect(text).not.toContain(ROOT);
      const ofStage = [...(text.match(ACCOUNTS) ?? []), ...(text.match(DATES) ?? [])];
      expect(ofStage.filter((one) => !written.includes(one))).toEqual([]);
    }
  });

  test('has every table, and every principal that reaches one, in its flowchart', async () => {
    expect(drawnIn(report)).not.toEqual([]);
    expect(await notDrawn(report, markdown)).toEqual([]);
  });
});

describe('flowchart as Mermaid draws it', () => {
  test('users of own items', async () => {
    const diagram = diagramOf(readFileSync(reportFile(fileOf('own'), 'md'), 'utf8'));
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
