import { breakEvenUtilization, requestCost, tieredCost } from '../../../bench/scale/monthly-cost';
import { PRICES } from '../../../bench/scale/prices';

test.each([
  ['lite', 9_000, 0],
  ['lite', 100_000, 495],
  // The example of the price page: 90,000 at $0.0055 and 850,000 at $0.0046.
  ['lite', 950_000, 495 + 3_910],
  ['essentials', 10_000, 0],
  ['essentials', 100_000, 1_350],
  ['plus', 10_000, 200],
] as const)('on %s, %d active users cost $%d', (plan, users, cost) => {
  expect(tieredCost(users, PRICES.activeUser[plan])).toBeCloseTo(cost, 6);
});

test('a million writes and two million eventually consistent reads', () => {
  expect(requestCost({ writes: 1e6, reads: 2e6 })).toBeCloseTo(0.625 + 0.125, 9);
});

test('provisioned capacity pays off from 29 % of use', () => {
  expect(breakEvenUtilization()).toBeCloseTo(0.289, 3);
});
