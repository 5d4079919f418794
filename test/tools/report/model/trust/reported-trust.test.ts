import { analyzeTemplate } from '../../../../../tools/template-access/analyze-template';
import { reportedTrust } from '../../../../../tools/report/model/trust/reported-trust';
import { claimsByTag } from '../../../../../tools/report/model/report-context';
import { policyOf, roleOf, treeOf } from '../../../template-access/sample-template';

const COGNITO = 'cognito-identity.amazonaws.com';
const FEDERATED = {
  Effect: 'Allow',
  Principal: { Federated: COGNITO },
  Action: 'sts:AssumeRoleWithWebIdentity',
};
const AUD = { [`${COGNITO}:aud`]: { Ref: 'Pool' } };
const AMR = { [`${COGNITO}:amr`]: 'authenticated' };
const SIGNED_IN = { StringEquals: AUD, 'ForAnyValue:StringLike': AMR };
const ROLE_ARN = { 'Fn::GetAtt': ['Role', 'Arn'] };

const POOL = {
  Users: { Type: 'AWS::Cognito::UserPool' },
  Pool: {
    Type: 'AWS::Cognito::IdentityPool',
    Properties: {
      AllowClassicFlow: false,
      CognitoIdentityProviders: [{ ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] } }],
    },
  },
};
const attached = (Properties: object) => ({
  Roles: {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, ...Properties },
  },
});
const AUTHENTICATED = attached({ Roles: { authenticated: ROLE_ARN } });

/** Who can use the first principal, with every limit and note. */
function admitted(resources: object) {
  const access = analyzeTemplate(treeOf(resources));
  const [principal] = access.principals;
  if (!principal) throw new Error('no principal');
  return reportedTrust(principal, access, claimsByTag(access.identityPools)).map(
    ({ who, until, from, conditions, notes }) =>
      [
        who,
        ...(until === 'no end' ? [] : [`until ${until}`]),
        ...(from === 'anywhere' ? [] : [`from ${from}`]),
        ...conditions,
        ...notes,
      ].join(' | '),
  );
}

const trusting = (...statements: object[]) => ({
  Role: roleOf({ AssumeRolePolicyDocument: policyOf(...statements) }),
});
const pooled = (Condition: object, others: object = AUTHENTICATED) =>
  admitted({ ...trusting({ ...FEDERATED, Condition }), ...POOL, ...others });

const BY =
  'users signed in by the user pool Users, where anybody can sign up, through the identity pool Pool';
const TO_USERS = 'Pool gives it to signed-in users';

describe('trust policy for an identity pool', () => {
  test.each<[string, object, string]>([
    ['as it should be', SIGNED_IN, `${BY} | ${TO_USERS}`],
    [
      'with a pattern for the pool',
      { StringLike: { ...AUD }, 'ForAnyValue:StringEquals': AMR },
      `${BY} | ${TO_USERS}`,
    ],
    [
      'aud missing',
      { 'ForAnyValue:StringLike': AMR },
      `users signed in, through ANY identity pool, of any account | ${TO_USERS}`,
    ],
    [
      'amr missing',
      { StringEquals: AUD },
      `guests and signed-in users of the identity pool Pool | ${TO_USERS}`,
    ],
    [
      'both missing',
      {},
      `guests and signed-in users of ANY identity pool, of any account | ${TO_USERS}`,
    ],
    [
      'amr under ForAllValues, which holds without any',
      { StringEquals: AUD, 'ForAllValues:StringLike': AMR },
      `guests and signed-in users of the identity pool Pool | every value of amr of the identity pool's token matches "authenticated" or there is none | ${TO_USERS}`,
    ],
    [
      'aud if it exists',
      { StringEqualsIfExists: AUD, 'ForAnyValue:StringLike': AMR },
      `users signed in, through ANY identity pool, of any account | aud of the identity pool's token is "\${Pool}" or is absent | ${TO_USERS}`,
    ],
    [
      'a wildcard for the pool',
      { StringLike: { [`${COGNITO}:aud`]: 'us-east-1:*' }, 'ForAnyValue:StringLike': AMR },
      'users signed in, through ANY identity pool that matches "us-east-1:*"',
    ],
    [
      'a pool that is not in the template',
      { StringEquals: { [`${COGNITO}:aud`]: 'us-east-1:1' }, 'ForAnyValue:StringLike': AMR },
      'users signed in, through the identity pool "us-east-1:1"',
    ],
    [
      'another pool beside the own one',
      {
        StringEquals: { [`${COGNITO}:aud`]: [{ Ref: 'Pool' }, 'us-east-1:1'] },
        'ForAnyValue:StringLike': AMR,
      },
      `${BY} or the identity pool "us-east-1:1" | ${TO_USERS}`,
    ],
    [
      'a wildcard beside the own pool',
      { StringLike: { [`${COGNITO}:aud`]: ['*', { Ref: 'Pool' }] }, 'ForAnyValue:StringLike': AMR },
      `users signed in, through the identity pool Pool or ANY identity pool that matches "*" | ${TO_USERS}`,
    ],
    [
      'guests',
      { StringEquals: AUD, 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'unauthenticated' } },
      `guests, who sign in nowhere, of the identity pool Pool | ${TO_USERS}`,
    ],
    [
      'some other authentication',
      {
        StringEquals: AUD,
        'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: ['authenticated', 'graph.facebook.com'] },
      },
      `users whose authentication is "authenticated" or "graph.facebook.com", of the identity pool Pool | ${TO_USERS}`,
    ],
    [
      'with limits, and with what else must hold',
      {
        ...SIGNED_IN,
        DateLessThan: { 'aws:CurrentTime': '2030' },
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        Bool: { 'aws:SecureTransport': 'true' },
      },
      `${BY} | until 2030 | from 203.0.113.0/24 | encryption in transport is "true" | ${TO_USERS}`,
    ],
  ])('an identity pool, %s', (_what, condition, expected) => {
    expect(pooled(condition)).toEqual([expected]);
  });

  const rule = (MatchType: string) => ({
    Claim: 'custom:tenant',
    MatchType,
    Value: 'acme',
    RoleARN: ROLE_ARN,
  });
  const mapped = (...types: string[]) =>
    attached({
      RoleMappings: { users: { Type: 'Rules', RulesConfiguration: { Rules: types.map(rule) } } },
    });

  test.each<[string, object, readonly string[]]>([
    ['to users', AUTHENTICATED, [TO_USERS]],
    [
      'to guests',
      attached({ Roles: { unauthenticated: ROLE_ARN } }),
      ['Pool gives it to guests, whom it does not let in'],
    ],
    ['to nobody', {}, ['Pool gives it to nobody: it is not attached']],
    [
      'by rules',
      mapped('Equals', 'Contains', 'StartsWith', 'NotEqual', 'constructor'),
      ['is', 'contains', 'begins with', 'is not', 'constructor'].map(
        (match) => `Pool gives it where custom:tenant ${match} "acme"`,
      ),
    ],
    [
      'by the classic flow',
      { Pool: { ...POOL.Pool, Properties: { ...POOL.Pool.Properties, AllowClassicFlow: true } } },
      ['Pool gives it to any client that asks for it (classic flow)'],
    ],
  ])('gives the role %s', (_what, others, expected) => {
    expect(pooled(SIGNED_IN, others)).toEqual([[BY, ...expected].join(' | ')]);
  });

  test('names other identity providers', () => {
    const Properties = { AllowClassicFlow: false, SamlProviderARNs: ['arn:s'] };
    expect(pooled(SIGNED_IN, { Pool: { ...POOL.Pool, Properties } })[0]).toMatch(
      /^users signed in by arn:s, through the identity pool Pool/,
    );
  });

  /** The trust policy of these tests lets nobody tag sessions. */
  const REFUSED =
    ' | ⚠ refused from Pool, which tags sessions, for want of sts:TagSession in the trust';

  test('names the claims of session tags; of two pools that differ, the tags', () => {
    const tags = (IdentityPoolId: unknown, claim: string) => ({
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: { IdentityPoolId, PrincipalTags: { tenant: claim, user: 'sub' } },
    });
    const condition = {
      ...SIGNED_IN,
      StringLike: { 'aws:RequestTag/tenant': '?*', 'aws:RequestTag/user': '?*' },
    };
    const user = 'the user\'s ID in the user pool (sub) (session tag user) matches "?*"';
    const one = { ...AUTHENTICATED, Tags: tags({ Ref: 'Pool' }, 'custom:tenant') };
    expect(pooled(condition, one)).toEqual([
      `${BY} | the user's custom:tenant (session tag tenant) matches "?*" | ${user} | ${TO_USERS}${REFUSED}`,
    ]);
    const two = {
      ...one,
      Other: { Type: 'AWS::Cognito::IdentityPool' },
      OtherTags: tags({ Ref: 'Other' }, 'email'),
    };
    expect(pooled(condition, two)).toEqual([
      `${BY} | the tag tenant asked for matches "?*" | ${user} | ${TO_USERS}${REFUSED}`,
    ]);
  });
});

describe('trust policy', () => {
  const LAMBDA = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } };

  test.each([
    ['sts:AssumeRole', true],
    ['STS:assumerole', true],
    ['sts:*', true],
    ['*', true],
    ['sts:Assume*', true],
    ['sts:A*', true],
    ['sts:?ssumeRole', true],
    ['*:AssumeRole', true],
    ['sts:AssumeRoleWithSAML', true],
    [{ Ref: 'Action' }, true],
    ['sts:TagSession', false],
    ['sts:SetSourceIdentity', false],
    ['s3:*', false],
  ])('the action %j lets somebody assume the role: %s', (Action, expected) => {
    const who = admitted(trusting({ ...LAMBDA, Action })).map((one) => one.split(' | ')[0]);
    expect(who).toEqual(expected ? ['AWS Lambda'] : []);
  });

  const ASSUME = { Effect: 'Allow', Action: 'sts:AssumeRole' };

  test.each<[string, readonly object[], readonly string[]]>([
    [
      'each by itself',
      [{ ...ASSUME, Principal: { AWS: ['444455556666', '*'], Service: 'ec2.amazonaws.com' } }],
      [
        'whoever IAM policies of account 444455556666 let',
        'anybody, in any AWS account',
        'Amazon EC2 instances',
      ],
    ],
    [
      'everybody but one',
      [{ ...ASSUME, NotPrincipal: { AWS: '444455556666' } }],
      ['EVERYBODY but whoever IAM policies of account 444455556666 let'],
    ],
    ['NotAction', [{ ...LAMBDA, NotAction: 's3:*' }], ['AWS Lambda']],
    [
      'a denial',
      [
        { ...ASSUME, Principal: '*' },
        {
          Effect: 'Deny',
          Action: 'sts:AssumeRole',
          Principal: { AWS: ['444455556666', '*'] },
          Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
        },
      ],
      [
        'anybody, in any AWS account',
        `NOT whoever IAM policies of account 444455556666 let nor anybody, in any AWS account | the caller's address is in "203.0.113.0/24"`,
      ],
    ],
    [
      'a denial of everybody else',
      [{ Effect: 'Deny', Action: '*', NotPrincipal: { Service: 'ec2.amazonaws.com' } }],
      ['NOT everybody but Amazon EC2 instances'],
    ],
    ['nobody', [], []],
  ])('a role trusts %s', (_what, statements, expected) => {
    expect(admitted(trusting(...statements))).toEqual(expected);
  });
});

describe('credentials and members', () => {
  const USER = { Type: 'AWS::IAM::User', Properties: {} };
  const KEY = { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } };

  test.each<[string, object, readonly string[]]>([
    [
      'a user without credentials',
      { User: USER },
      ['nobody yet: a user without access key and password'],
    ],
    [
      'a user with a key and a password',
      { User: { ...USER, Properties: { LoginProfile: { Password: 'x' } } }, Key: KEY },
      ['whoever has the access key Key', "whoever has the user's password"],
    ],
    ['a group', { Group: { Type: 'AWS::IAM::Group' } }, ['whoever is put into the group']],
    [
      'a group with users',
      {
        Group: { Type: 'AWS::IAM::Group' },
        User: { ...USER, Properties: { Groups: [{ Ref: 'Group' }] } },
      },
      ['the users User'],
    ],
    [
      'a role elsewhere',
      { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: ['x'] } } },
      ['whoever may assume the role x, which is not in this template'],
    ],
    [
      'a user elsewhere',
      { P: { Type: 'AWS::IAM::UserPolicy', Properties: { UserName: 'x' } } },
      ['the user x, who is not in this template'],
    ],
    [
      'a policy that nobody has',
      { P: { Type: 'AWS::IAM::ManagedPolicy' } },
      ['whoever the policy is attached to; nobody in this template'],
    ],
  ])('%s', (_what, resources, expected) => {
    expect(admitted(resources)).toEqual(expected);
  });
});
