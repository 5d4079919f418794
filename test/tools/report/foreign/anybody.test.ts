import { anybodyWords } from '../../../../tools/report/words/principal-words';

const PUBLIC = 'anybody, in any AWS account';

test.each([
  ['nothing', 'StringEquals', 'aws:SourceVpce', 'vpce-1', PUBLIC],
  ['an account', 'StringEquals', 'kms:CallerAccount', '1', 'any caller of the account 1'],
  [
    'an organization',
    'stringlike',
    'AWS:PrincipalOrgID',
    'o-1',
    'any caller of the organization o-1',
  ],
  ['all accounts but one', 'StringNotEquals', 'aws:PrincipalAccount', '1', PUBLIC],
  ['whatever account', 'StringLike', 'aws:PrincipalAccount', '*', PUBLIC],
  ['an account, or none', 'StringEqualsIfExists', 'aws:PrincipalAccount', '1', PUBLIC],
  ['a path, or none', 'ForAllValues:StringLike', 'aws:PrincipalOrgPaths', 'o-1/*', PUBLIC],
])('`*` that a condition ties to %s', (_, operator, key, value, expected) => {
  expect(anybodyWords([{ operator, key, values: [value] }])).toBe(expected);
});
