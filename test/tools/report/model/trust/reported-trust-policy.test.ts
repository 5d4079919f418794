import { analyzeTemplate } from '../../../../../tools/template-access/analyze-template';
import { reportedTrustPolicy } from '../../../../../tools/report/model/trust/reported-trust-policy';
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

/** Who can assume the first role, with every limit and note. */
function admitted(resources: object) {
  const access = analyzeTemplate(treeOf(resources));
  const [role] = access.principals;
  if (!role) throw new Error('no role');
  return reportedTrustPolicy(role, access, claimsByTag(access.identityPools)).map(
    ({ who, until, from, conditions, notes }) =>
      [
        who,
        ...(until === 'no expiration' ? [] : [`until ${until}`]),
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
  'authenticated identities of identity pool Pool, signed in by user pool Users with self sign-up enabled';
const TO_USERS = 'Pool assigns the role to authenticated identities';

describe('trust of certificate holders', () => {
  const ANCHOR = { 'Fn::GetAtt': ['Anchor', 'TrustAnchorArn'] };
  const LISTS = {
    Anchor: { Type: 'AWS::RolesAnywhere::TrustAnchor' },
    List: {
      Type: 'AWS::RolesAnywhere::CRL',
      Properties: { TrustAnchorArn: ANCHOR, Enabled: true },
    },
  };
  const NOTE =
    'Certificates that List revokes get no new credentials; credentials issued before last until they expire';
  const notesOf = (Condition: object, Service = 'rolesanywhere.amazonaws.com') => {
    const statement = {
      Effect: 'Allow',
      Principal: { Service },
      Action: 'sts:AssumeRole',
      Condition,
    };
    const access = analyzeTemplate(treeOf({ ...trusting(statement), ...LISTS }));
    const [role] = access.principals;
    return role && reportedTrustPolicy(role, access, {}).flatMap(({ notes }) => notes);
  };

  test.each<[string, object, string[]]>([
    ['the trust anchor', { ArnEquals: { 'aws:SourceArn': ANCHOR } }, [NOTE]],
    ['another trust anchor', { ArnEquals: { 'aws:SourceArn': 'arn:aws:rolesanywhere:x' } }, []],
    ['the trust anchor, if there is one', { ArnEqualsIfExists: { 'aws:SourceArn': ANCHOR } }, []],
    ['any trust anchor', {}, []],
    ['not the trust anchor', { ArnNotEquals: { 'aws:SourceArn': ANCHOR } }, []],
  ])('has the revocation list of %s', (_what, condition, notes) => {
    expect(notesOf(condition)).toEqual(notes);
  });

  test('of another service has none', () => {
    expect(notesOf({ ArnEquals: { 'aws:SourceArn': ANCHOR } }, 'lambda.amazonaws.com')).toEqual([]);
  });
});

describe('trust of EKS Pod Identity', () => {
  const EKS = {
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
  };
  const TAGGING = 'The trusted entity can set session tags (sts:TagSession)';
  const CLUSTER = 'arn:aws:eks:us-east-1:111122223333:cluster/main';
  const of = (key: string, value: unknown) => ({ [`aws:RequestTag/${key}`]: value });
  const NAMESPACE = of('kubernetes-namespace', 'orders');
  const POD = {
    ...of('eks-cluster-arn', CLUSTER),
    ...NAMESPACE,
    ...of('Kubernetes-Service-Account', 'api'),
  };

  test.each<[string, object, string]>([
    ['nothing', {}, 'Amazon EKS Pod Identity'],
    [
      'cluster, namespace and service account',
      { StringEquals: POD },
      `Amazon EKS Pod Identity, only pods of namespace "orders", service account "api", cluster "${CLUSTER}"`,
    ],
    [
      'one of two namespaces',
      { StringEquals: of('kubernetes-namespace', ['orders', 'sales']) },
      'Amazon EKS Pod Identity, only pods of namespace "orders" or "sales"',
    ],
    [
      'a namespace, or no session tags',
      { StringEqualsIfExists: NAMESPACE },
      'Amazon EKS Pod Identity | the request tag kubernetes-namespace is "orders" or is absent',
    ],
    [
      'a pattern',
      { StringLike: of('kubernetes-namespace', 'orders*') },
      'Amazon EKS Pod Identity | the request tag kubernetes-namespace matches "orders*"',
    ],
  ])('by %s', (_what, Condition, who) => {
    expect(admitted(trusting({ ...EKS, Condition }))).toEqual([`${who} | ${TAGGING}`]);
  });

  test('is not read into the tags of others', () => {
    const Principal = { AWS: 'arn:aws:iam::444455556666:role/tool' };
    expect(
      admitted(trusting({ ...EKS, Principal, Condition: { StringEquals: NAMESPACE } })),
    ).toEqual([
      `role tool in account 444455556666 | the request tag kubernetes-namespace is "orders" | ${TAGGING}`,
    ]);
  });
});

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
      `authenticated identities of ANY identity pool in any AWS account | ${TO_USERS}`,
    ],
    [
      'amr missing',
      { StringEquals: AUD },
      `authenticated and unauthenticated identities of identity pool Pool | ${TO_USERS}`,
    ],
    [
      'both missing',
      {},
      `authenticated and unauthenticated identities of ANY identity pool in any AWS account | ${TO_USERS}`,
    ],
    [
      'amr under ForAllValues, which holds without any',
      { StringEquals: AUD, 'ForAllValues:StringLike': AMR },
      `NOBODY, although it names authenticated and unauthenticated identities of identity pool Pool | every value of amr in the identity pool's token matches "authenticated" or there are no values | ${TO_USERS}`,
    ],
    [
      'aud if it exists',
      { StringEqualsIfExists: AUD, 'ForAnyValue:StringLike': AMR },
      `authenticated identities of ANY identity pool in any AWS account | aud in the identity pool's token is "\${Pool}" or is absent | ${TO_USERS}`,
    ],
    [
      'a wildcard for the pool',
      { StringLike: { [`${COGNITO}:aud`]: 'us-east-1:*' }, 'ForAnyValue:StringLike': AMR },
      'authenticated identities of ANY identity pool that matches "us-east-1:*"',
    ],
    [
      'a pool that is not in the template',
      { StringEquals: { [`${COGNITO}:aud`]: 'us-east-1:1' }, 'ForAnyValue:StringLike': AMR },
      'authenticated identities of identity pool "us-east-1:1"',
    ],
    [
      'another pool in addition to its own',
      {
        StringEquals: { [`${COGNITO}:aud`]: [{ Ref: 'Pool' }, 'us-east-1:1'] },
        'ForAnyValue:StringLike': AMR,
      },
      `authenticated identities of identity pool Pool or identity pool "us-east-1:1", signed in by user pool Users with self sign-up enabled | ${TO_USERS}`,
    ],
    [
      'a wildcard in addition to its own pool',
      { StringLike: { [`${COGNITO}:aud`]: ['*', { Ref: 'Pool' }] }, 'ForAnyValue:StringLike': AMR },
      `authenticated identities of identity pool Pool or ANY identity pool that matches "*" | ${TO_USERS}`,
    ],
    [
      'guests',
      { StringEquals: AUD, 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'unauthenticated' } },
      `unauthenticated identities of identity pool Pool | ${TO_USERS}`,
    ],
    [
      'some other authentication',
      {
        StringEquals: AUD,
        'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: ['authenticated', 'graph.facebook.com'] },
      },
      `identities with amr "authenticated" or "graph.facebook.com" of identity pool Pool | ${TO_USERS}`,
    ],
    [
      'with limits, and with what else must hold',
      {
        ...SIGNED_IN,
        DateLessThan: { 'aws:CurrentTime': '2030' },
        IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
        Bool: { 'aws:SecureTransport': 'true' },
      },
      `${BY} | until 2030 | from 203.0.113.0/24 | use of TLS is "true" | ${TO_USERS}`,
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
      ['Pool assigns the role to unauthenticated identities, which it does not allow'],
    ],
    ['to nobody', {}, ['Pool assigns the role to no identity: it is not attached']],
    [
      'by rules',
      mapped('Equals', 'Contains', 'StartsWith', 'NotEqual', 'constructor'),
      ['equals', 'contains', 'starts with', 'does not equal', 'constructor'].map(
        (match) => `Pool assigns the role if the claim custom:tenant ${match} "acme"`,
      ),
    ],
    [
      'by the classic flow',
      { Pool: { ...POOL.Pool, Properties: { ...POOL.Pool.Properties, AllowClassicFlow: true } } },
      ['Pool assigns the role to any client that requests it (classic flow)'],
    ],
  ])('gives the role %s', (_what, others, expected) => {
    expect(pooled(SIGNED_IN, others)).toEqual([[BY, ...expected].join(' | ')]);
  });

  describe('user pool with two app clients', () => {
    const ProviderName = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
    const CognitoIdentityProviders = ['App', 'Web'].map((id) => ({
      ...{ ProviderName, ClientId: { Ref: id } },
    }));
    const TWO = {
      App: { Type: 'AWS::Cognito::UserPoolClient' },
      Web: { Type: 'AWS::Cognito::UserPoolClient' },
      Pool: { ...POOL.Pool, Properties: { AllowClassicFlow: false, CognitoIdentityProviders } },
    };
    const BY_TWO =
      'authenticated identities of identity pool Pool, signed in by user pool Users (app clients App, Web) with self sign-up enabled';
    const mappings = (...ids: string[]) => {
      const one = (id: string) => ({
        ...{ Type: 'Rules', AmbiguousRoleResolution: 'Deny' },
        IdentityProvider: { 'Fn::Sub': `\${Users.ProviderName}:\${${id}}` },
        RulesConfiguration: { Rules: [rule('Equals')] },
      });
      return attached({
        Roles: { authenticated: ROLE_ARN },
        RoleMappings: Object.fromEntries(ids.map((id) => [id, one(id)])),
      });
    };

    test('says rules once that both clients have', () => {
      expect(pooled(SIGNED_IN, { ...TWO, ...mappings('App', 'Web') })).toEqual([
        `${BY_TWO} | Pool assigns the role only to authenticated identities that match a rule for it | Pool assigns the role if the claim custom:tenant equals "acme"`,
      ]);
    });

    const GROUP = {
      Group: {
        Type: 'AWS::Cognito::UserPoolGroup',
        Properties: { UserPoolId: { Ref: 'Users' }, GroupName: 'admins', RoleArn: ROLE_ARN },
      },
    };
    const byToken = (...ids: string[]) =>
      attached({
        RoleMappings: Object.fromEntries(
          ids.map((id) => [
            id,
            { Type: 'Token', IdentityProvider: { 'Fn::Sub': `\${Users.ProviderName}:\${${id}}` } },
          ]),
        ),
      });
    const ONLY =
      'as those of members of group admins do; the role mapping alone restricts the role to members, because the trust policy does not know groups';

    test.each([
      [['App', 'Web'], 'user pool Users (app clients App, Web)'],
      [['Web'], 'user pool Users (app client Web)'],
    ])('says that tokens of %j name the role of a group', (clients, tokens) => {
      expect(pooled(SIGNED_IN, { ...TWO, ...GROUP, ...byToken(...clients) })).toEqual([
        `members of group admins: ${BY_TWO} | Pool assigns the role if a token of ${tokens} names it, ${ONLY}`,
      ]);
    });

    test('names the client that alone has rules', () => {
      expect(pooled(SIGNED_IN, { ...TWO, ...mappings('Web') })).toEqual([
        `${BY_TWO} | ${TO_USERS}, but those of user pool Users (app client Web) get only the role of the first matching rule | Pool assigns the role if the claim custom:tenant equals "acme"`,
      ]);
    });
  });

  test('names other identity providers', () => {
    const Properties = { AllowClassicFlow: false, SamlProviderARNs: ['arn:s'] };
    expect(pooled(SIGNED_IN, { Pool: { ...POOL.Pool, Properties } })[0]).toMatch(
      /^authenticated identities of identity pool Pool, signed in by arn:s /,
    );
  });

  /** The trust policy of these tests does not allow sts:TagSession. */
  const REFUSED =
    ' | ⚠ Pool cannot assume the role: it sets session tags, and the trust policy does not allow sts:TagSession';

  test('names the claims of session tags; of two pools that differ, the tags', () => {
    const tags = (IdentityPoolId: unknown, claim: string) => ({
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: { IdentityPoolId, PrincipalTags: { tenant: claim, user: 'sub' } },
    });
    const condition = {
      ...SIGNED_IN,
      StringLike: { 'aws:RequestTag/tenant': '?*', 'aws:RequestTag/user': '?*' },
    };
    const user = 'the user\'s sub in the user pool (session tag user) matches "?*"';
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
      `${BY} | the request tag tenant matches "?*" | ${user} | ${TO_USERS}${REFUSED}`,
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
  ])('The action %j allows principals to somebody assume the role: %s', (Action, expected) => {
    const entities = admitted(trusting({ ...LAMBDA, Action })).map((one) => one.split(' | ')[0]);
    const isOfOthers = Action === 'sts:AssumeRoleWithSAML';
    const who = isOfOthers ? 'NOBODY, although it names AWS Lambda' : 'AWS Lambda';
    expect(entities).toEqual(expected ? [who] : []);
  });

  const ASSUME = { Effect: 'Allow', Action: 'sts:AssumeRole' };

  test.each<[string, readonly object[], readonly string[]]>([
    [
      'each by itself',
      [{ ...ASSUME, Principal: { AWS: ['444455556666', '*'], Service: 'ec2.amazonaws.com' } }],
      [
        'principals in account 444455556666 that its IAM policies allow',
        'any principal in any AWS account',
        'Amazon EC2 instances',
      ],
    ],
    [
      'everyone except one',
      [{ ...ASSUME, NotPrincipal: { AWS: '444455556666' } }],
      ['EVERYONE except principals in account 444455556666 that its IAM policies allow'],
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
        'any principal in any AWS account',
        `DENIED: principals in account 444455556666 that its IAM policies allow and any principal in any AWS account | the source IP address is in "203.0.113.0/24"`,
      ],
    ],
    [
      'a denial of everybody else',
      [{ Effect: 'Deny', Action: '*', NotPrincipal: { Service: 'ec2.amazonaws.com' } }],
      ['DENIED: everyone except Amazon EC2 instances'],
    ],
    ['nobody', [], []],
  ])('a role trusts %s', (_what, statements, expected) => {
    expect(admitted(trusting(...statements))).toEqual(expected);
  });
});
