import { otherConditions } from '../../../../tools/report/words/other-conditions';

const condition = (operator: string, key: string, value: string) => ({
  operator,
  key,
  values: [value],
});
const CONDITIONS = [
  condition('DateLessThan', 'aws:CurrentTime', '2030'),
  condition('DateLessThanIfExists', 'aws:CurrentTime', '2031'),
  condition('IpAddress', 'aws:SourceIp', '203.0.113.0/24'),
  condition('NotIpAddress', 'aws:SourceIp', '203.0.113.9/32'),
  condition('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', 'a'),
  condition('StringEquals', 'dynamodb:Select', 'COUNT'),
  condition('StringEquals', 'what:ever', 'x'),
];
const LIMITS = [
  'the current time is before "2030"',
  `the source IP address is in "203.0.113.0/24"`,
];
const ITEMS = [
  'every value of the partition key is "a" or there are no values',
  'Select is "COUNT"',
];
const ODD = [
  'the current time is before "2031" or is absent',
  `the source IP address is not in "203.0.113.9/32"`,
];
const UNKNOWN = '⚠ unknown condition StringEquals what:ever "x"';

describe('conditions without a column', () => {
  test.each([
    [[], [LIMITS[0], ODD[0], LIMITS[1], ODD[1], ...ITEMS, UNKNOWN]],
    [['limits'], [...ODD, ...ITEMS, UNKNOWN]],
    [['items'], [LIMITS[0], ODD[0], LIMITS[1], ODD[1], UNKNOWN]],
    [
      ['limits', 'items'],
      [...ODD, UNKNOWN],
    ],
  ] as const)('no condition is left out beside the columns %j', (columns, expected) => {
    expect(otherConditions(CONDITIONS, columns, {})).toEqual(expected);
  });
});
