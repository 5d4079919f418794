import { percentile } from '../../../bench/scale/percentile';

test.each([
  [[1, 2, 3, 4], 0.5, 2],
  [[10, 9, 2, 1], 0.99, 10],
  [[7], 0.01, 7],
  [[], 0.5, undefined],
])('of %j, %d do not exceed %d', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});
