import { reference, unknown } from '../../../../tools/template-access/template/template-text';
import { conditionWords, valueList } from '../../../../tools/report/words/condition-words';

const CLAIMS = { tokenTenant: 'custom:tenantId', tokenSub: 'sub' };
const words = (operator: string, key: string, ...values: string[]) =>
  conditionWords({ operator, key, values }, CLAIMS);

describe('condition operators', () => {
  test.each([
    ['ArnEquals', 'is'],
    ['ArnLike', 'matches'],
    ['ArnNotEquals', 'is not'],
    ['ArnNotLike', 'does not match'],
    ['BinaryEquals', 'is'],
    ['Bool', 'is'],
    ['DateEquals', 'is'],
    ['DateGreaterThan', 'is after'],
    ['DateGreaterThanEquals', 'is at or after'],
    ['DateLessThan', 'is before'],
    ['DateLessThanEquals', 'is at or before'],
    ['DateNotEquals', 'is not'],
    ['IpAddress', 'is in'],
    ['NotIpAddress', 'is not in'],
    ['NumericEquals', 'is'],
    ['NumericGreaterThan', 'is greater than'],
    ['NumericGreaterThanEquals', 'is at least'],
    ['NumericLessThan', 'is less than'],
    ['NumericLessThanEquals', 'is at most'],
    ['NumericNotEquals', 'is not'],
    ['StringEquals', 'is'],
    ['StringEqualsIgnoreCase', 'is (ignoring case)'],
    ['StringLike', 'matches'],
    ['StringNotEquals', 'is not'],
    ['StringNotEqualsIgnoreCase', 'is not (ignoring case)'],
    ['StringNotLike', 'does not match'],
    ['stringequals', 'is'],
  ])('%s: %s', (operator, expected) => {
    const several = /not/i.test(operator) ? '"a" nor "b"' : '"a" or "b"';
    expect(words(operator, 'aws:PrincipalArn', 'a', 'b')).toEqual({
      text: `the principal ARN ${expected} ${several}`,
      known: true,
    });
    expect(words(`${operator}IfExists`, 'aws:PrincipalArn', 'a').text).toBe(
      `the principal ARN ${expected} "a" or is absent`,
    );
    expect(words(`ForAnyValue:${operator}`, 'aws:PrincipalArn', 'a').text).toBe(
      `a value of the principal ARN ${expected} "a"`,
    );
    expect(words(`ForAllValues:${operator}`, 'aws:PrincipalArn', 'a').text).toBe(
      `every value of the principal ARN ${expected} "a" or there are no values`,
    );
    expect(words(`forallvalues:${operator}ifexists`, 'aws:PrincipalArn', 'a').text).toBe(
      `every value of the principal ARN ${expected} "a" or is absent or there are no values`,
    );
  });

  test.each([
    ['true', 'absent'],
    ['True', 'absent'],
    ['false', 'present'],
    ['FALSE', 'present'],
  ])('Null of %s: %s', (value, expected) => {
    expect(words('Null', 'aws:SourceIp', value)).toEqual({
      text: `the source IP address is ${expected}`,
      known: true,
    });
    expect(words('null', 'what:ever', value)).toEqual({
      text: `what:ever is ${expected}`,
      known: false,
    });
  });

  test.each([
    ['StringMatches', 'aws:PrincipalArn'],
    ['StringEquals', 'what:ever'],
    ['ForSomeValues:StringEquals', 'aws:PrincipalArn'],
    ['constructor', 'aws:PrincipalArn'],
    ['__proto__', 'aws:PrincipalArn'],
    ['StringEquals', 'constructor'],
    ['StringEquals', '__proto__'],
  ])('an unknown operator or key is as it is written: %s %s', (operator, key) => {
    expect(words(operator, key, 'a', 'b')).toEqual({
      text: `${operator} ${key} "a" or "b"`,
      known: false,
    });
  });

  test('values have their references and policy variables', () => {
    const values = [reference('AWS::AccountId'), unknown('parameter P'), '${aws:username}'];
    expect(valueList(values)).toBe('"${AWS::AccountId}" or "parameter P" or "${aws:username}"');
    expect(valueList(values.slice(1), true)).toBe('"parameter P" nor "${aws:username}"');
  });
});
