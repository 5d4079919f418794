import { demand, largestRush, usersSustained } from '../../../bench/scale/signed-in-users';

test('a rate serves as many users as it has calls for in an hour', () => {
  expect(usersSustained(200, 2)).toBe(360_000);
  expect(usersSustained(120, 1)).toBe(432_000);
});

test('the largest rush just keeps within the rate', () => {
  const users = largestRush(25);
  expect(demand(users).bellRush).toBeLessThanOrEqual(25);
  expect(demand(users + 1).bellRush).toBeGreaterThan(25);
});

test('what users ask for a second grows with their number', () => {
  expect(demand(3_600)).toEqual({
    evenRush: 6,
    bellRush: expect.closeTo(14.36, 2) as number,
    tokens: 1,
    credentials: 2,
  });
});
