import { COGNITO, findingAt, found, TRUST, trusting } from './rule-templates';

describe('trust policy: OpenTrust', () => {
  const open = (trust: object) => found('OpenTrust', trusting(trust));
  const EVERYBODY = 'Everyone with an AWS account can assume Reader';
  const FIX = 'ARN of the role, user or account';

  test.each([
    ['*', 'AWS *'],
    [{ AWS: '*' }, 'AWS *'],
    [{ AWS: ['arn:aws:iam::111122223333:root', '*'] }, 'AWS *'],
    [{ AWS: 'arn:aws:iam::*:root' }, 'AWS arn:aws:iam::*:root'],
    [{ Federated: '*' }, 'Federated *'],
    [{ Service: '*.amazonaws.com' }, 'Service *.amazonaws.com'],
  ])('the principal %j is public', (Principal, who) => {
    expect(open({ Principal })).toEqual([
      findingAt('high', `${TRUST}.Principal`, EVERYBODY, `allows ${who};`, FIX),
    ]);
  });

  test('NotPrincipal is public', () => {
    expect(open({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } })).toEqual([
      findingAt(
        'high',
        `${TRUST}.NotPrincipal`,
        EVERYBODY,
        'allows everyone except arn:aws:iam::111122223333:root;',
        FIX,
      ),
    ]);
  });

  const Principal = '*';

  test.each([
    ['aws:PrincipalOrgID', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['aws:PrincipalOrgID', { StringEquals: { 'AWS:principalorgid': 'o-a1b2c3d4e5' } }],
    [
      'aws:PrincipalOrgPaths',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1/r-b/ou-c/*' } },
    ],
    ['aws:PrincipalArn', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }],
    [
      'aws:PrincipalAccount',
      { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
    ],
  ])('%s lowers the severity', (key, Condition) => {
    expect(open({ Principal, Condition })).toEqual([
      findingAt('medium', `${TRUST}.Principal`, `${key} admits can assume Reader`, 'AWS *', FIX),
    ]);
  });

  test.each([
    ['a tag', { StringEquals: { 'aws:PrincipalTag/team': 'orders' } }],
    ['an address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    ['a pattern', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }],
    ['a role of any account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tool' } }],
    ['any ARN', { StringLike: { 'aws:PrincipalArn': '*' } }],
    ['no value', { StringEquals: { 'aws:PrincipalOrgID': [] } }],
    ['IfExists', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    ['a negated operator', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
  ])('%s does not lower the severity', (_title, Condition) => {
    expect(open({ Principal, Condition })).toEqual([expect.stringMatching(/^high at /)]);
  });

  test('an external ID does not lower the severity, because it is not a secret', () => {
    const Condition = { StringEquals: { 'sts:ExternalId': 'orders-7f3a91' } };
    expect(open({ Principal, Condition })).toEqual([
      findingAt('high', `${TRUST}.Principal`, 'knows the external ID', 'can assume Reader', FIX),
    ]);
  });

  test.each([
    { Principal: { AWS: 'arn:aws:iam::444455556666:role/tool' } },
    { Principal: { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] } },
    { Principal: { Federated: COGNITO } },
    { Principal: { AWS: { Ref: 'ToolArn' } } },
    { Effect: 'Deny', Principal: '*' },
    { Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } },
  ])('%j is not a finding', (trust) => {
    expect(open(trust)).toEqual([]);
  });

  const GITHUB = 'token.actions.githubusercontent.com';
  const github = (Condition?: object) =>
    found(
      'OpenTrust',
      trusting({
        Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition,
      }),
    );

  test.each([undefined, { StringLike: { [`${GITHUB}:sub`]: 'repo:*' } }])(
    'every repository at GitHub has a token: %j',
    (condition) => {
      expect(github(condition)).toEqual([
        expect.stringContaining('Every GitHub repository can assume Reader'),
      ]);
    },
  );

  test('the repositories of one owner are not public', () => {
    expect(github({ StringLike: { [`${GITHUB}:sub`]: 'repo:acme/shop:*' } })).toEqual([]);
  });
});
