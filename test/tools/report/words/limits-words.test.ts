import { fromWords, isEnd, isPlace, untilWords } from '../../../../tools/report/words/limits-words';
import { unknown } from '../../../../tools/template-access/template/template-text';

const condition = (operator: string, key: string, ...values: string[]) => ({
  operator,
  key,
  values,
});
const END = '2030-06-30T00:00:00Z';

describe('end of access by aws:CurrentTime', () => {
  test.each([
    ['DateLessThan', 'aws:CurrentTime', true],
    ['DateLessThanEquals', 'AWS:currenttime', true],
    ['datelessthan', 'aws:CurrentTime', true],
    ['DateLessThanIfExists', 'aws:CurrentTime', false],
    ['ForAllValues:DateLessThan', 'aws:CurrentTime', false],
    ['DateGreaterThan', 'aws:CurrentTime', false],
    ['DateNotEquals', 'aws:CurrentTime', false],
    ['NumericLessThan', 'aws:EpochTime', false],
    ['DateLessThan', 'aws:TokenIssueTime', false],
  ])('%s %s is an end: %s', (operator, key, expected) => {
    expect(isEnd(condition(operator, key))).toBe(expected);
    expect(untilWords([condition(operator, key, END)])).toBe(expected ? END : 'no expiration');
  });

  test('lists every end', () => {
    expect(untilWords([])).toBe('no expiration');
    const parameter = unknown('parameter End');
    expect(
      untilWords([
        condition('DateLessThan', 'aws:CurrentTime', END, '2031'),
        condition('DateLessThanEquals', 'aws:CurrentTime', parameter),
      ]),
    ).toBe(`${END} or 2031, and parameter End`);
  });
});

describe('source address and VPC of calls', () => {
  test.each([
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/24', '203.0.113.0/24'],
    ['ipaddress', 'AWS:SOURCEIP', '203.0.113.0/24', '203.0.113.0/24'],
    ['StringEquals', 'aws:SourceVpc', 'vpc-1', 'VPC vpc-1'],
    ['StringLike', 'aws:SourceVpce', 'vpce-1', 'VPC endpoint vpce-1'],
    ['IpAddressIfExists', 'aws:SourceIp', '203.0.113.0/24', undefined],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', undefined],
    ['ForAnyValue:IpAddress', 'aws:SourceIp', '203.0.113.0/24', undefined],
    ['StringNotEquals', 'aws:SourceVpc', 'vpc-1', undefined],
    ['StringEqualsIgnoreCase', 'aws:SourceVpc', 'vpc-1', undefined],
    ['Null', 'aws:SourceVpc', 'false', undefined],
    ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8', undefined],
    ['StringEquals', 'constructor', 'x', undefined],
  ])('%s %s is from: %s → %s', (operator, key, value, expected) => {
    const one = condition(operator, key, value);
    expect(isPlace(one)).toBe(expected !== undefined);
    expect(fromWords([one])).toBe(expected ?? 'anywhere');
  });

  test('lists every place, and which of them must hold together', () => {
    expect(
      fromWords([
        condition('IpAddress', 'aws:SourceIp', '203.0.113.0/24', '2001:db8::/32'),
        condition('StringEquals', 'aws:SourceVpc', 'vpc-1'),
      ]),
    ).toBe('203.0.113.0/24 or 2001:db8::/32, and VPC vpc-1');
  });
});
