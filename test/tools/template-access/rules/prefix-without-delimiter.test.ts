import { allowed, findingAt, found, pool, STATEMENT, READER } from './rule-templates';

describe('row isolation: PrefixWithoutDelimiter', () => {
  const KEY = 'dynamodb:LeadingKeys';
  const AT = `${STATEMENT}.Condition`;
  const TENANT = '${aws:PrincipalTag/tenant}';
  const prefixes = (value: unknown, operator = 'ForAllValues:StringLike', others: object = {}) =>
    found('PrefixWithoutDelimiter', {
      ...allowed({ Condition: { [operator]: { [KEY]: value } } }),
      ...others,
    });

  test.each(['*', '*#order', '?*'])('%s matches every item', (value) => {
    expect(prefixes(value)).toEqual([
      findingAt(
        'high',
        AT,
        `${READER} can access everyone's`,
        `${KEY} can be ${value};`,
        'delimiter',
      ),
    ]);
  });

  test.each([`${TENANT}*`, `TENANT#${TENANT}*`, `${TENANT}?`])('%s matches longer IDs', (value) => {
    expect(prefixes(['a', value], 'forallvalues:stringlike')).toEqual([
      findingAt('medium', AT, READER, 'longer IDs', `${KEY} can be ${value};`, 'delimiter'),
    ]);
  });

  test.each([
    TENANT,
    `${TENANT}#*`,
    `TENANT#${TENANT}#*`,
    'shared#*',
    '${cognito-identity.amazonaws.com:sub}*',
    '${cognito-identity.us-gov-east-1.amazonaws.com:sub}*',
  ])('%s is not a finding', (value) => {
    expect(prefixes(value)).toEqual([]);
  });

  test('IDs of one length, as a tag, need no delimiter', () => {
    const Type = 'AWS::Cognito::IdentityPoolPrincipalTag';
    const tag = (claim: string) => ({
      ...pool(),
      Tags: {
        Type,
        Properties: { IdentityPoolId: { Ref: 'Pool' }, PrincipalTags: { Tenant: claim } },
      },
    });
    expect(prefixes(`${TENANT}*`, 'ForAllValues:StringLike', tag('sub'))).toEqual([]);
    expect(prefixes(`${TENANT}*`, 'ForAllValues:StringLike', tag('custom:t'))).toHaveLength(1);
  });

  test('StringEquals, which has no wildcards, is not a finding', () => {
    expect(prefixes(`${TENANT}*`, 'ForAllValues:StringEquals')).toEqual([]);
  });
});
