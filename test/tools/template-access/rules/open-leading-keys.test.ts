import { allowed, found, STATEMENT, READER } from './rule-templates';

describe('row isolation: OpenLeadingKeys', () => {
  const KEY = 'dynamodb:LeadingKeys';
  const keys = (operator: string, value: unknown) =>
    found('OpenLeadingKeys', allowed({ Condition: { [operator]: { [KEY]: value } } }));

  test.each([
    'ForAllValues:StringNotEquals',
    'ForAllValues:StringNotLike',
    'stringnotequalsignorecaseifexists',
  ])('%s allows all items except some', (operator) => {
    expect(keys(operator, ['a', '${aws:userid}'])).toEqual([
      `high at ${STATEMENT}.Condition: ${READER} can access the items of everyone except a and \${aws:userid}, by ${operator} on ${KEY}; Use ForAllValues:StringEquals ${KEY} with the allowed partition keys, and Null ${KEY} false`,
    ]);
  });

  test.each([
    ['ForAllValues:StringLike', "${aws:PrincipalTag/t, '*'}", 'high', '*'],
    ['ForAllValues:StringLike', "a#${aws:PrincipalTag/t,'public'}", 'medium', 'public'],
    ['ForAllValues:StringEquals', "${aws:PrincipalTag/t, '*'}", 'medium', '*'],
  ])('%s with the default in %s is %s', (operator, value, severity, rows) => {
    expect(keys(operator, value)).toEqual([
      `${severity} at ${STATEMENT}.Condition: ${READER} without the tag can access the items of ${rows}, because ${KEY} can be ${value}; Remove the default value of the policy variable; without the tag it then matches nothing`,
    ]);
  });

  test.each(['${aws:PrincipalTag/t}', 'a, b', '${aws:userid}#*'])(
    '%s is not a finding',
    (value) => {
      expect(keys('ForAllValues:StringLike', value)).toEqual([]);
    },
  );
});
