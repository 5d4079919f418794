import type { Severity } from '../../../../tools/template-access/rules/finding';
import { allowed, findingAt, found, STATEMENT, READER } from './rule-templates';

describe('row isolation: OpenLeadingKeys', () => {
  const KEY = 'dynamodb:LeadingKeys';
  const AT = `${STATEMENT}.Condition`;
  const keys = (operator: string, value: unknown) =>
    found('OpenLeadingKeys', allowed({ Condition: { [operator]: { [KEY]: value } } }));

  test.each([
    'ForAllValues:StringNotEquals',
    'ForAllValues:StringNotLike',
    'stringnotequalsignorecaseifexists',
  ])('%s allows all items except some', (operator) => {
    expect(keys(operator, ['a', '${aws:userid}'])).toEqual([
      findingAt(
        'high',
        AT,
        `${READER} can access the items of `,
        'everyone except a and ${aws:userid},',
        `${operator} on ${KEY}`,
        `ForAllValues:StringEquals ${KEY}`,
        `Null ${KEY} false`,
      ),
    ]);
  });

  test.each<[string, string, Severity, string]>([
    ['ForAllValues:StringLike', "${aws:PrincipalTag/t, '*'}", 'high', '*'],
    ['ForAllValues:StringLike', "a#${aws:PrincipalTag/t,'public'}", 'medium', 'public'],
    ['ForAllValues:StringEquals', "${aws:PrincipalTag/t, '*'}", 'medium', '*'],
  ])('%s with the default in %s is %s', (operator, value, severity, rows) => {
    expect(keys(operator, value)).toEqual([
      findingAt(
        severity,
        AT,
        `${READER} without the tag can access`,
        `of ${rows},`,
        `${KEY} can be ${value};`,
        'Remove the default',
      ),
    ]);
  });

  test.each(['${aws:PrincipalTag/t}', 'a, b', '${aws:userid}#*'])(
    '%s is not a finding',
    (value) => {
      expect(keys('ForAllValues:StringLike', value)).toEqual([]);
    },
  );
});
