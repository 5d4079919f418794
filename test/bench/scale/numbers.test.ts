import { dollars, rate, seconds, share, whole } from '../../../bench/scale/numbers';

test.each([
  [whole(1_666.7), '1,667'],
  [rate(2.78), '2.8'],
  [rate(16.7), '17'],
  [share(0), '0 %'],
  [share(0.0002), '< 0.1 %'],
  [share(0.0936), '9.4 %'],
  [seconds(undefined), ''],
  [seconds(0.04), '0.0 s'],
  [seconds(214.3), '214 s'],
  [dollars(14_850), '$14,850'],
])('%s is written %s', (written, expected) => {
  expect(written).toBe(expected);
});
