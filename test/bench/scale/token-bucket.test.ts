import { TokenBucket } from '../../../bench/scale/token-bucket';

function taken(bucket: TokenBucket, times: readonly number[]): number {
  return times.filter((at) => bucket.take(at)).length;
}

test('one second of requests is let through at once, and no more', () => {
  expect(taken(new TokenBucket(25), Array<number>(30).fill(0))).toBe(25);
});

test('it refills steadily', () => {
  const bucket = new TokenBucket(4);
  taken(bucket, [0, 0, 0, 0]);
  expect([0.2, 0.25, 0.3, 0.5].map((at) => bucket.take(at))).toEqual([false, true, false, true]);
});

test('what is not used is not kept for more than a second', () => {
  expect(taken(new TokenBucket(4), Array<number>(9).fill(3600))).toBe(4);
});
