import { rowWords } from '../../../../tools/report/words/row-words';
import { unknown } from '../../../../tools/template-access/template/template-text';

const rows = (operator: string, ...values: string[]) =>
  rowWords([{ operator: `ForAllValues:${operator}`, key: 'dynamodb:LeadingKeys', values }], {
    team: 'custom:team',
  });

const OPEN = '; AND EVERY ROW in calls that name no partition key (no Null guard)';

describe('a partition key', () => {
  test.each([
    ['StringEquals', '${aws:username}', "is the IAM user's name", 'own rows'],
    ['StringEquals', '${$}{aws:username}', 'is "${aws:username}"', 'some rows'],
    ['StringLike', 'a${*}b', 'is "a*b"', 'some rows'],
    [
      'StringLike',
      '${aws:username}#*',
      'begins with the IAM user\'s name and then "#"',
      'own rows',
    ],
    ['StringLike', '*', 'is anything', 'all rows'],
    [
      'StringEquals',
      "${aws:PrincipalTag/team, 'none'}",
      'is the user\'s custom:team (where there is none, "none")',
      'rows by custom:team, some rows',
    ],
    [
      'StringEquals',
      unknown('import ${? parameter A}'),
      'is "${? import ${? parameter A}}"',
      'some rows',
    ],
  ])('%s %j', (operator, value, expected, scope) => {
    expect(rows(operator, value)).toEqual({ scope, detail: `partition key ${expected}${OPEN}` });
  });
});
