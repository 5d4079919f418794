import { normal, poisson, seeded } from '../../../bench/scale/random';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('the same seed gives the same numbers, another seed others', () => {
  const three = (seed: number) => Array.from({ length: 3 }, seeded(seed));
  expect(three(1)).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
  expect(three(1)).toEqual(three(1));
  expect(three(2)).not.toEqual(three(1));
});

test('numbers are spread evenly from 0 to 1', () => {
  const random = seeded(7);
  const values = Array.from({ length: 10_000 }, random);
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    values.filter((value) => Math.floor(value * 10) === tenth),
  );
  expect(tenths.every(({ length }) => length > 900 && length < 1100)).toBe(true);
});

test('normal numbers have the mean 0 and the deviation 1', () => {
  const random = seeded(7);
  const values = Array.from({ length: 10_000 }, () => normal(random));
  expect(mean(values)).toBeCloseTo(0, 1);
  expect(mean(values.map((value) => value ** 2))).toBeCloseTo(1, 1);
});

test.each([100, 1_000])(
  'Poisson numbers of mean %d have that mean and that variance',
  (expected) => {
    const random = seeded(7);
    const values = Array.from({ length: 5_000 }, () => poisson(expected, random));
    const found = mean(values);
    expect(found / expected).toBeCloseTo(1, 1);
    expect(mean(values.map((value) => (value - found) ** 2)) / expected).toBeCloseTo(1, 1);
    expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
  },
);
