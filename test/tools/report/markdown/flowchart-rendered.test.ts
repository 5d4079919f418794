import { join } from 'node:path';
import type { AccessReport } from '../../../../tools/report/model/access-report';
import { flowchart } from '../../../../tools/report/markdown/flowchart';
import { reportOfStage } from '../../../../tools/report/report-of-stage';
import { SHIPPED } from '../../../stages';
import { templates } from '../foreign/fixtures';
import { reportOf } from '../foreign/report-lines';
import { mermaidRenderer } from './mermaid-renderer';

const render = mermaidRenderer();
const CONFIG = join(__dirname, '..', '..', '..', '..', 'config');

/** The diagram between the fences; undefined if there is none. */
function diagramOf(report: AccessReport): string | undefined {
  const [first, ...lines] = flowchart(report);
  return first === '```mermaid' ? lines.slice(0, -1).join('\n') : undefined;
}

describe('flowchart as Mermaid draws it', () => {
  test('users of own items', async () => {
    const diagram = diagramOf(reportOfStage(join(CONFIG, 'own.json')));
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

  const pictures = [
    ...SHIPPED.map((stage) => [stage, () => reportOfStage(join(CONFIG, `${stage}.json`))] as const),
    ...templates().map((file) => [file, () => reportOf(file)] as const),
  ];

  test.each(pictures)('%s has every principal that reaches a table', async (_, of) => {
    const report = of();
    const diagram = diagramOf(report);
    if (diagram === undefined) {
      expect([...report.tables, ...report.principals.filter(reaches)]).toEqual([]);
      return;
    }
    const { nodes } = await render(diagram);
    const named = [...report.tables, ...report.principals.filter(reaches)].map(({ id }) =>
      inLine(id),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !nodes.some((node) => node.startsWith(id)))).toEqual([]);
  });

  function reaches({ grants }: AccessReport['principals'][number]): boolean {
    return grants.some(({ effect, rowScope }) => effect === 'allow' && rowScope !== '');
  }

  /** As a label shows it. */
  function inLine(text: string): string {
    return text.replace(/\s+/g, ' ').trim();
  }
});
