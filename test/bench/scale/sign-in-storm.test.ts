import { seeded } from '../../../bench/scale/random';
import { AMPLIFY, PATIENT, type RetryingClient } from '../../../bench/scale/retrying-client';
import { percentile, signInStorm } from '../../../bench/scale/sign-in-storm';

const ONCE: RetryingClient = { attempts: 1, delay: () => 0 };

function storm(arrivals: readonly number[], quotas: readonly number[], client: RetryingClient) {
  return signInStorm({ arrivals, quotas, client, random: seeded(1) });
}

test('whom the quotas have room for signs in at once, by one call each', () => {
  expect(storm([0, 1, 2], [1, 1, 1, 1], ONCE)).toEqual({
    failed: 0,
    medianWait: 0,
    longWait: 0,
    callsPerUser: 4,
  });
});

test('a client that does not try again fails where the quota is used up', () => {
  expect(storm([0, 0, 0, 0], [2, 1], ONCE)).toEqual({
    failed: 0.75,
    medianWait: 0,
    longWait: 0,
    callsPerUser: 1.5,
  });
});

test('one that tries again signs in later', () => {
  const later: RetryingClient = { attempts: 2, delay: () => 2 };
  expect(storm([0, 0], [1], later)).toEqual({
    failed: 0,
    medianWait: 0,
    longWait: 2,
    callsPerUser: 1.5,
  });
});

test('each call has attempts of its own', () => {
  const twice: RetryingClient = { attempts: 2, delay: () => 1 };
  expect(storm([0, 0], [1, 1], twice).failed).toBe(0);
});

test('where nobody gets through there are no waits', () => {
  expect(storm([0], [0], AMPLIFY)).toEqual({
    failed: 1,
    medianWait: undefined,
    longWait: undefined,
    callsPerUser: 3,
  });
});

test('patience lets more people in, who wait longer', () => {
  const crowd = Array.from({ length: 1_000 }, (_, user) => user / 100);
  const [hasty, patient] = [storm(crowd, [25], AMPLIFY), storm(crowd, [25], PATIENT)];
  expect(hasty.failed).toBeGreaterThan(0.5);
  expect(patient.failed).toBeLessThan(0.1);
  expect(patient.longWait).toBeGreaterThan(hasty.longWait ?? Infinity);
});

test('Amplify waits 0.2 to 0.3 s, then 0.4 to 0.5 s; patience a minute at most', () => {
  const [least, most] = [() => 0, () => 1];
  expect([1, 2].map((refusals) => AMPLIFY.delay(refusals, least))).toEqual([0.2, 0.4]);
  expect([1, 2].map((refusals) => AMPLIFY.delay(refusals, most))).toEqual([
    0.30000000000000004, 0.5,
  ]);
  expect([1, 5, 6, 11].map((refusals) => PATIENT.delay(refusals, most))).toEqual([2, 32, 60, 60]);
});

test.each([
  [[1, 2, 3, 4], 0.5, 2],
  [[10, 9, 2, 1], 0.99, 10],
  [[7], 0.01, 7],
  [[], 0.5, undefined],
])('of %j, %d do not exceed %d', (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});
