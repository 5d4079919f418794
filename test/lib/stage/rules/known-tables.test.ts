import { MINIMAL, SOURCE, withConnectors, withWorkloads } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

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
    const { orders } = MINIMAL.tables;
    const stage = {
      ...workload({ orders: 'read', events: 'write' }),
      tables: { orders, events: orders },
    };
    expect(errorsOf({ ...stage, connectors: { tool: SOURCE } })).toEqual([]);
  });
});
