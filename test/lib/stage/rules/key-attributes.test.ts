import { withTable } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const INDEX = { partitionKey: { name: 'state', type: 'string' } };

describe('key attributes', () => {
  test.each<[string, object, ErrorFacts]>([
    [
      'the partition key as sort key',
      { sortKey: { name: 'pk', type: 'string' } },
      ['tables.orders.sortKey.name', 'duplicate'],
    ],
    [
      'the partition key of an index as its sort key',
      { indexes: { 'by.state': { ...INDEX, sortKey: INDEX.partitionKey } } },
      ['tables.orders.indexes.by.state.sortKey.name', 'duplicate'],
    ],
    [
      'two types of one attribute',
      { indexes: { byKey: { partitionKey: { name: 'pk', type: 'number' } } } },
      ['tables.orders.indexes.byKey.partitionKey.type', 'conflict'],
    ],
    [
      'two types of one attribute, in the sort key of an index',
      { indexes: { byKey: { ...INDEX, sortKey: { name: 'pk', type: 'binary' } } } },
      ['tables.orders.indexes.byKey.sortKey.type', 'conflict'],
    ],
  ])('%s', (_title, options, error) => {
    expect(errorsOf(withTable(options))).toEqual([error]);
  });

  test('an attribute may be a key of several indexes', () => {
    const byBoth = { ...INDEX, sortKey: { name: 'pk', type: 'string' } };
    expect(errorsOf(withTable({ indexes: { byState: INDEX, byBoth } }))).toEqual([]);
  });
});
