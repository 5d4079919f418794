import { suggestedDuration } from '../../../lib/connectors/connector-session';

test.each([
  [3600, 1800],
  [3601, 3600],
  [43200, 3600],
])('with a maximum of %d seconds the suggestion is %d', (most, expected) => {
  expect(suggestedDuration(most)).toBe(expected);
});
