import { label, nodeId } from '../../../../tools/report/markdown/mermaid-text';

describe('text in Mermaid', () => {
  test.each([
    [['OrdersTable', 'orders'], 'OrdersTable<br/>orders'],
    [['a "b"'], 'a #34;b#34;'],
    [['a"] --> b'], 'a#34;#93; --#62; b'],
    [['<b>x</b>'], '#60;b#62;x#60;/b#62;'],
    [['#35;'], '#35;35#59;'],
    [['`a`'], '#96;a#96;'],
    [['a\n\nb'], 'a b'],
    [['$x*'], '#36;x#42;'],
    [['Кто, 誰 (⚠) /:.-'], 'Кто, 誰 (⚠) /:.-'],
    [['😀'], '#128512;'],
    [[], ''],
  ])('%j is the label %s', (lines, expected) => {
    expect(label(lines)).toBe(expected);
  });

  test.each([
    ['table', 'Orders', 'table_Orders'],
    ['on', 'every resource', 'on_every_20_resource'],
    ['principal', 'a.b', 'principal_a_2e_b'],
    ['principal', 'a_2e_b', 'principal_a_5f_2e_5f_b'],
    ['principal', '😀', 'principal__1f600_'],
  ])('%s %s is the node %s', (kind, text, expected) => {
    expect(nodeId(kind, text)).toBe(expected);
  });
});
