import { formatValidationErrors } from '../../../lib/stage/format-validation-errors';
import type { Path } from '../../../lib/stage/validation-error';

test.each<[Path, string]>([
  [[], 'the file'],
  [['tables', 'orders', 'actions', 0], 'tables.orders.actions[0]'],
  [['tags', 'cost centre'], 'tags["cost centre"]'],
  [['a--b', 'c'], '["a--b"].c'],
  [['aB', 'c'], 'aB.c'],
  [['Ab', 'c'], 'Ab.c'],
  [['--table', 'orders'], '--table orders'],
  [['STAGE', 'orders'], 'STAGE orders'],
])('the place %j is printed as %s', (path, printed) => {
  const error = { path, received: '1', expected: '2', fix: 'write 2' };
  expect(formatValidationErrors('x.json', [error])).toBe(`x.json: 1 error

  ${printed}
    found    1
    allowed  2
    fix      write 2`);
});
