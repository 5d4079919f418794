import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { namedTables } from '../../../lib/access/table-names';

/** The names of tables with these construct paths below a stack. */
function namesOf(...paths: readonly string[]): string[] {
  const stack = new Stack(undefined, 'Shop');
  const tables = paths.map((path) => {
    const [id = '', ...around] = path.split('/').reverse();
    const scopeId = around.join('');
    const scope = scopeId === '' ? stack : new Construct(stack, scopeId);
    return { table: Table.fromTableName(scope, id, 'a-table'), grant: 'read' };
  });
  const named = namedTables(tables);
  expect(named).toEqual(tables.map((one) => ({ ...one, name: expect.any(String) })));
  return named.map(({ name }) => name);
}

describe('names of tables in statement IDs', () => {
  test.each<[string, string[], string[]]>([
    ['the construct ID', ['Orders', 'Shop/Items'], ['Orders', 'Items']],
    [
      'the ID of the construct around a resource',
      ['Orders/Resource', 'A/Default'],
      ['Orders', 'A'],
    ],
    ['without what statement IDs do not allow', ['my-Orders_1'], ['myOrders1']],
    ['the path where two have one ID', ['A/Table', 'B/Table', 'C'], ['ATable', 'BTable', 'C']],
    [
      'numbered where paths are alike',
      ['Orders-1', 'Orders1', 'Orders_1'],
      ['Orders1', 'Orders1N2', 'Orders1N3'],
    ],
    ['a word where nothing is left', ['---'], ['Table']],
  ])('%s: %j', (_what, paths, names) => {
    expect(namesOf(...paths)).toEqual(names);
  });

  test('differ for a table that is listed twice', () => {
    const table = Table.fromTableName(new Stack(), 'Orders', 'orders');
    const names = namedTables([{ table }, { table }]).map(({ name }) => name);
    expect(names).toEqual(['Orders', 'OrdersN2']);
  });
});
