import { throttledShare, zipfShares } from '../../../bench/scale/partition-heat';
import { seeded } from '../../../bench/scale/random';

test('the second tenant has half of the first, the third a third', () => {
  const [first = 0, second = 0, third = 0] = zipfShares(3);
  expect([first / second, first / third]).toEqual([2, expect.closeTo(3, 12)]);
  expect(first + second + third).toBeCloseTo(1, 12);
});

const share = (tenants: number, writesPerSecond: number, shards: number) =>
  throttledShare({ tenants, writesPerSecond, shards, partitionWrites: 1000 }, 20, seeded(1));

test('a key that stays below what a partition writes is not throttled', () => {
  expect(share(1, 500, 1)).toBe(0);
});

test('of a key with twice as much, half is throttled', () => {
  expect(share(1, 2_000, 1)).toBeCloseTo(0.5, 2);
});

test('several keys write several times as much', () => {
  expect(share(1, 3_000, 4)).toBe(0);
  expect(share(1, 8_000, 4)).toBeCloseTo(0.5, 1);
});

test('more tenants throttle less', () => {
  expect(share(100, 5_000, 1)).toBeLessThan(share(2, 5_000, 1));
});
