import { countedNames, quotaError } from '../../../lib/access/quota-error';

test.each([
  [['A'], '1 table (A)'],
  [['A', 'B', 'C'], '3 tables (A, B, C)'],
  [['A', 'B', 'C', 'D'], '4 tables (A, B, C and 1 more)'],
])('names %j are counted as %s', (names, expected) => {
  expect(countedNames('table', names)).toBe(expected);
});

test('an error about a quota is what exceeds it, the quota and the fix', () => {
  const holder = { name: 'the workload Api', fix: 'Split it.' };
  expect(quotaError('the workload Api needs 11', 'IAM allows 10', holder).message).toBe(
    'The workload Api needs 11; IAM allows 10. Split it.',
  );
});
