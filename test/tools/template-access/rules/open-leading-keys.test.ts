import { allowed, found, STATEMENT } from './rule-templates';

describe('row isolation: OpenLeadingKeys', () => {
  const KEY = 'dynamodb:LeadingKeys';
  const keys = (operator: string, value: unknown) =>
    found('OpenLeadingKeys', allowed({ Condition: { [operator]: { [KEY]: value } } }));

  test.each([
    'ForAllValues:StringNotEquals',
    'ForAllValues:StringNotLike',
    'stringnotequalsignorecaseifexists',
  ])('%s allows all rows but some', (operator) => {
    expect(keys(operator, ['a', '${aws:userid}'])).toEqual([
      `high at ${STATEMENT}.Condition: ${operator} on ${KEY} lets through the rows of everybody but a and \${aws:userid}; write ForAllValues:StringEquals with the keys of the rows that are meant`,
    ]);
  });

  test.each([
    ['ForAllValues:StringLike', "${aws:PrincipalTag/t, '*'}", 'high', '*'],
    ['ForAllValues:StringLike', "a#${aws:PrincipalTag/t,'public'}", 'medium', 'public'],
    ['ForAllValues:StringEquals', "${aws:PrincipalTag/t, '*'}", 'medium', '*'],
  ])('%s with the default in %s is %s', (operator, value, severity, rows) => {
    expect(keys(operator, value)).toEqual([
      `${severity} at ${STATEMENT}.Condition: ${KEY} may be ${value}, so whoever has no such tag gets rows too: those of ${rows}; write the variable without a default: then it matches nothing where there is no tag`,
    ]);
  });

  test.each(['${aws:PrincipalTag/t}', 'a, b', '${aws:userid}#*'])('%s is no finding', (value) => {
    expect(keys('ForAllValues:StringLike', value)).toEqual([]);
  });
});
