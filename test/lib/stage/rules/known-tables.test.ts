import { MINIMAL, SOURCE, withConnectors, withWorkloads } from '../../../stages';
import { editsOf, errorsOf, firstErrorOf, type ErrorFacts } from '../errors-of';

const { orders } = MINIMAL.tables;
const tablesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`table${n}`, orders]));
const OF_API = ['workloads', 'api', 'tables'];
const OF_TOOL = ['connectors', 'tool', 'tables'];
const workload = (tables: object) => withWorkloads({ api: { runsOn: 'lambda', tables } });

describe('tables of workloads and connectors', () => {
  test.each<[string, object, ErrorFacts]>([
    [
      'a workload names one that the stage does not have',
      workload({ order: 'read' }),
      ['workloads.api.tables.order', 'unknownReference'],
    ],
    [
      'a connector names one that the stage does not have',
      withConnectors({ tool: { ...SOURCE, tables: ['orders', 'ordres'] } }),
      ['connectors.tool.tables.1', 'unknownReference'],
    ],
    [
      'all tables of the stage are invalid',
      { ...workload({ orders: 'read' }), tables: [] },
      ['tables', 'invalidValue'],
    ],
  ])('%s', (_title, stage, error) => {
    expect(errorsOf(stage)).toEqual([error]);
  });

  test('each may be named by several', () => {
    const stage = {
      ...workload({ orders: 'read', events: 'write' }),
      tables: { orders, events: orders },
    };
    expect(errorsOf({ ...stage, connectors: { tool: SOURCE } })).toEqual([]);
  });

  test.each<[string, object, object[]]>([
    [
      'the one that is meant',
      workload({ order: 'read' }),
      [{ kind: 'rename', path: [...OF_API, 'order'], to: 'orders' }],
    ],
    [
      'none, where the one that is meant is named too',
      workload({ orders: 'read', order: 'write' }),
      [{ kind: 'remove', path: [...OF_API, 'order'] }],
    ],
    [
      'the one that is meant in a group',
      { ...MINIMAL, groups: { admins: { precedence: 1, tables: { order: { rows: 'all' } } } } },
      [{ kind: 'rename', path: ['groups', 'admins', 'tables', 'order'], to: 'orders' }],
    ],
    [
      'the one that is meant in a list, once',
      withConnectors({ tool: { ...SOURCE, tables: ['ordres', 'order'] } }),
      [
        { kind: 'write', path: [...OF_TOOL, 0], value: 'orders' },
        { kind: 'remove', path: [...OF_TOOL, 1] },
      ],
    ],
  ])('become %s', (_title, stage, edits) => {
    expect(editsOf(stage)).toEqual(edits);
  });

  test.each([
    [20, 20, []],
    [22, 20, ['2']],
  ])('of %d are listed in the error, at most 20', (count, listed, more) => {
    const { expected } = firstErrorOf({ ...workload({ x: 'read' }), tables: tablesOf(count) });
    expect(expected.match(/table\d+\b/g)).toEqual(Object.keys(tablesOf(listed)));
    expect(expected.match(/(?<= )\d+/g) ?? []).toEqual(more);
  });
});
