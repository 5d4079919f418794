import { mermaidRenderer } from './mermaid-renderer';

const render = mermaidRenderer();

const FLOWCHART = `flowchart LR
  user["Authenticated identities<br/>AuthenticatedRole"]
  subgraph stack["One stack"]
    table[("Orders #quot;table#quot;")]
  end
  user -- "GetItem, PutItem" --> table
  user -.-> table
`;

describe('Mermaid renderer of the tests', () => {
  test('a flowchart is rendered', async () => {
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
  ])('%s is not', async (_, text) => {
    await expect(render(text)).rejects.toThrow(/Parse error|No diagram type detected/);
  });

  test('a failure does not affect the next diagram', async () => {
    await expect(render('flowchart LR\n  a[')).rejects.toThrow('Parse error');
    expect((await render('flowchart LR\n  a["A"]')).nodes).toEqual(['A']);
  });
});
