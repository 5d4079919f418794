import { withTable } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const projecting = (...counts: number[]) =>
  Object.fromEntries(
    counts.map((count, n) => [
      `list${n}`,
      { ...INDEX, projection: Array.from({ length: count }, (_, a) => `a${n}-${a}`) },
    ]),
  );
const indexesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`index${n}`, INDEX]));

describe('secondary indexes of a table', () => {
  const PATH = 'tables.orders.indexes';

  test.each<[string, object, ErrorFacts[]]>([
    ['20', indexesOf(20), []],
    ['21', indexesOf(21), [[PATH, 'quota', { max: 20, received: 21 }]]],
    [
      'project 100 attributes by name, beside those that project all',
      { ...indexesOf(15), ...projecting(20, 20, 20, 20, 20) },
      [],
    ],
    [
      'project 101 attributes by name',
      { ...projecting(20, 20, 20, 20, 20, 1), ...indexesOf(1) },
      [[PATH, 'quota', { max: 100, received: 101 }]],
    ],
  ])('%s', (_title, indexes, errors) => {
    expect(errorsOf(withTable({ indexes }))).toEqual(errors);
  });

  test('lose only what exceeds the quota', () => {
    const path = ['tables', 'orders', 'indexes'];
    expect(editsOf(withTable({ indexes: indexesOf(22) }))).toEqual([
      { kind: 'remove', path: [...path, 'index20'] },
      { kind: 'remove', path: [...path, 'index21'] },
    ]);
    expect(editsOf(withTable({ indexes: projecting(20, 20, 20, 20, 20, 1, 1) }))).toEqual([
      { kind: 'write', path: [...path, 'list5', 'projection'], value: 'all' },
      { kind: 'write', path: [...path, 'list6', 'projection'], value: 'all' },
    ]);
  });
});
