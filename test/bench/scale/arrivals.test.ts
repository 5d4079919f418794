import { bellArrivals, bellPeak } from '../../../bench/scale/arrivals';
import { seeded } from '../../../bench/scale/random';

const arrivals = bellArrivals(20_000, 600, seeded(1));

test('everybody comes within the window', () => {
  expect(arrivals).toHaveLength(20_000);
  expect(arrivals.every((at) => at >= 0 && at <= 600)).toBe(true);
});

test('most come in its middle: two of three in its middle third', () => {
  const middle = arrivals.filter((at) => at >= 200 && at < 400);
  expect(middle.length / arrivals.length).toBeCloseTo(0.68, 1);
});

test('the busiest second is as busy as reckoned', () => {
  const aroundTheMiddle = arrivals.filter((at) => at >= 290 && at < 310).length / 20;
  expect(aroundTheMiddle / bellPeak(20_000, 600)).toBeCloseTo(1, 1);
  expect(bellPeak(10_000, 600)).toBeCloseTo(39.9, 1);
});
