import { withTable } from '../../../stages';
import { errorsOf, type ErrorFacts } from '../errors-of';

const capacity = (max: number) =>
  withTable({ billing: { provisioned: { read: { min: 5, max: 5 }, write: { min: 5, max } } } });

describe('provisioned capacity', () => {
  test('max is at least min', () => {
    expect(errorsOf(capacity(5))).toEqual([]);
    expect(errorsOf(capacity(4))).toEqual([
      ['tables.orders.billing.provisioned.write.max', 'conflict'],
    ]);
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
