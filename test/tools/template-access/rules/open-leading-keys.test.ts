import { allowed, found, STATEMENT } from './rule-templates';

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
      `high at ${STATEMENT}.Condition: ${operator} on ${KEY} allows the items of everyone except a and \${aws:userid}; Use ForAllValues:StringEquals with the allowed partition keys`,
    ]);
  });

  test.each([
    ['ForAllValues:StringLike', "${aws:PrincipalTag/t, '*'}", 'high', '*'],
    ['ForAllValues:StringLike', "a#${aws:PrincipalTag/t,'public'}", 'medium', 'public'],
    ['ForAllValues:StringEquals', "${aws:PrincipalTag/t, '*'}", 'medium', '*'],
  ])('%s with the default in %s is %s', (operator, value, severity, rows) => {
    expect(keys(operator, value)).toEqual([
      `${severity} at ${STATEMENT}.Condition: ${KEY} can be ${value}, so principals without the tag can access the items of ${rows}; Remove the default value of the policy variable; without the tag it then matches nothing`,
    ]);
  });

  test.each(['${aws:PrincipalTag/t}', 'a, b', '${aws:userid}#*'])(
    '%s is not a finding',
    (value) => {
      expect(keys('ForAllValues:StringLike', value)).toEqual([]);
    },
  );
});
