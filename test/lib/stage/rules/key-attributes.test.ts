import { withTable } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

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

  test('a type becomes that of the first key', () => {
    const byKey = { partitionKey: { name: 'pk', type: 'number' } };
    const byBoth = { ...INDEX, sortKey: { name: 'pk', type: 'binary' } };
    const place = ['tables', 'orders', 'indexes'];
    expect(editsOf(withTable({ indexes: { byKey, byBoth } }))).toEqual([
      { kind: 'write', path: [...place, 'byKey', 'partitionKey', 'type'], value: 'string' },
      { kind: 'write', path: [...place, 'byBoth', 'sortKey', 'type'], value: 'string' },
    ]);
  });

  test('an attribute may be a key of several indexes', () => {
    const byBoth = { ...INDEX, sortKey: { name: 'pk', type: 'string' } };
    expect(errorsOf(withTable({ indexes: { byState: INDEX, byBoth } }))).toEqual([]);
  });
});
