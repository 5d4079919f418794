import { withTable } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const capacity = (max: number, direction = 'write') => {
  const provisioned = { read: { min: 5, max: 5 }, write: { min: 5, max: 5 } };
  return withTable({ billing: { provisioned: { ...provisioned, [direction]: { min: 5, max } } } });
};

describe('provisioned capacity', () => {
  test('max is at least min', () => {
    expect(errorsOf(capacity(5))).toEqual([]);
    for (const direction of ['read', 'write']) {
      expect(errorsOf(capacity(4, direction))).toEqual([
        [`tables.orders.billing.provisioned.${direction}.max`, 'conflict'],
      ]);
      expect(editsOf(capacity(4, direction))).toEqual([
        {
          kind: 'write',
          path: ['tables', 'orders', 'billing', 'provisioned', direction, 'max'],
          value: 5,
        },
      ]);
    }
  });
});

describe('point-in-time recovery', () => {
  const off = { pointInTimeRecovery: false };
  const CONFLICT: ErrorFacts = ['tables.orders.pointInTimeRecovery', 'conflict'];

  test.each<[string, object, ErrorFacts[]]>([
    ['off, by default retained', withTable(off), [CONFLICT]],
    ['off, retained', withTable(off, { removalPolicy: 'retain' }), [CONFLICT]],
    ['off, destroyed with the stack', withTable(off, { removalPolicy: 'destroy' }), []],
    [
      'off, with an invalid removal policy',
      withTable(off, { removalPolicy: 'Destroy' }),
      [['removalPolicy', 'invalidValue']],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
