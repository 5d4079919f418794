import { durationWords } from '../../../../tools/report/model/session-duration';

test.each([
  [3600, '1 h'],
  [43_200, '12 h'],
  [900, '15 min'],
  [5400, '90 min'],
  [4001, '4001 s'],
])('%d seconds are %s', (seconds, expected) => {
  expect(durationWords(seconds)).toBe(expected);
});
