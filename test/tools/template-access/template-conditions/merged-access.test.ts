import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { buildAccessReport } from '../../../../tools/report/model/build-access-report';
import { accessOf, GET, LAMBDA, policyOf, roleOf, TABLE, TABLE_ARN } from '../sample-template';

const NOTHING = { Ref: 'AWS::NoValue' };
const either = (one: unknown, other: unknown, name = 'C') => ({ 'Fn::If': [name, one, other] });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const COGNITO = 'cognito-identity.amazonaws.com';
const POOL = { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowClassicFlow: false } };
const attached = (Roles: unknown) => ({
  Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
  Properties: { IdentityPoolId: { Ref: 'Pool' }, Roles },
});
const trusting = (aud: unknown) =>
  policyOf({
    Effect: 'Allow',
    Principal: { Federated: COGNITO },
    Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
    Condition: {
      StringEquals: { [`${COGNITO}:aud`]: aud },
      'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' },
    },
  });
const inline = (...statements: object[]) => ({
  Policies: [{ PolicyName: 'p', PolicyDocument: policyOf(...statements) }],
});
const rowsOf = (value: unknown, isNull: unknown = 'false') => ({
  'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': value },
  Null: { 'dynamodb:LeadingKeys': isNull },
});

/** What a report says of these resources and the table Orders, in lines. */
function reportOf(resources: object) {
  const access = accessOf({ Orders: TABLE, ...resources });
  const findings = findingsOf(access);
  const report = buildAccessReport({ title: 't', source: 't.json', access, findings });
  return {
    access,
    rules: findings.map(({ rule }) => rule),
    grants: report.principals.flatMap(({ id, grants }) =>
      grants.map(
        ({ effect, on, actions, rows }) => `${id} ${effect} ${on} ${actions.join()}: ${rows}`,
      ),
    ),
    notes: report.principals.flatMap(({ notes }) => notes),
    admitted: report.principals.flatMap(({ admitted }) => admitted),
    unresolved: report.unresolved.map(({ at, what }) => `${at}: ${what}`),
  };
}

test('a revocation list that a condition can leave out revokes nothing', () => {
  const TrustAnchorArn = { 'Fn::GetAtt': ['Anchor', 'TrustAnchorArn'] };
  const list = (properties: object = {}) => ({
    Type: 'AWS::RolesAnywhere::CRL',
    Properties: { TrustAnchorArn, Enabled: true, ...properties },
  });
  const { revocationLists } = accessOf({
    Anchor: { Type: 'AWS::RolesAnywhere::TrustAnchor' },
    Role: roleOf({ RoleName: either('a', 'b') }),
    Always: list({ Name: either('a', 'b') }),
    Sometimes: { ...list(), Condition: 'C' },
    Disabled: list({ Enabled: either(true, false) }),
    Elsewhere: list({ TrustAnchorArn: either(TrustAnchorArn, 'arn:x') }),
  });
  expect(revocationLists.map(({ id }) => id)).toEqual(['Always']);
});

describe('Fn::If', () => {
  test('of a table policy shows the public policy beside the Deny that may replace it', () => {
    const policy = (statement: object) => ({
      PolicyDocument: policyOf({ Principal: '*', Resource: '*', ...statement }),
    });
    const ResourcePolicy = either(
      policy({ Effect: 'Allow', Action: 'dynamodb:*' }),
      policy({ Effect: 'Deny', Action: 'dynamodb:DeleteTable' }),
    );
    const { grants, rules, unresolved } = reportOf({
      Orders: { ...TABLE, Properties: { ...TABLE.Properties, ResourcePolicy } },
    });
    expect(grants).toEqual([
      'any principal in any AWS account allow Orders *: all',
      'any principal in any AWS account deny Orders DeleteTable: ',
    ]);
    expect(rules).toContain('PublicTablePolicy');
    expect(unresolved).toContain(
      'Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]: effect Allow or Deny, depending on a condition of the template',
    );
  });

  test('of a role attachment gives both roles', () => {
    const { access } = reportOf({
      Pool: POOL,
      A: roleOf(),
      B: roleOf(),
      Att: attached(either({ authenticated: arnOf('A') }, { authenticated: arnOf('B') })),
    });
    const roles = access.identityPools.flatMap(({ attachments }) =>
      attachments.map((one) => one.role),
    );
    expect(roles).toEqual(access.principals.map(({ arn }) => arn));
  });

  test('of a principal tag mapping names no claim', () => {
    const { grants } = reportOf({
      Pool: POOL,
      A: roleOf({
        AssumeRolePolicyDocument: trusting({ Ref: 'Pool' }),
        ...inline({ ...GET, Condition: rowsOf('${aws:PrincipalTag/t}') }),
      }),
      Tag: {
        Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
        Properties: {
          IdentityPoolId: { Ref: 'Pool' },
          PrincipalTags: either({ t: 'custom:free' }, { t: 'sub' }),
        },
      },
    });
    expect(grants).toEqual(['A allow Orders GetItem: partition key is the principal tag t']);
  });

  test('of a list for Fn::Select selects from both', () => {
    const Resource = {
      'Fn::Select': [0, either(['arn:aws:dynamodb:us-east-1:1:table/other'], [TABLE_ARN])],
    };
    const { grants } = reportOf({ Role: roleOf(inline({ ...GET, Resource })) });
    expect(grants).toContain('Role allow Orders GetItem: all');
    expect(grants).toHaveLength(2);
  });

  test.each([
    ['its values', rowsOf(either(['${aws:userid}'], NOTHING), either('false', NOTHING))],
    ['all of it', either(rowsOf('${aws:userid}'), NOTHING)],
  ])(
    'of a condition on partition keys, of which %s may be absent, leaves all items',
    (_what, Condition) => {
      const { grants, unresolved } = reportOf({ Role: roleOf(inline({ ...GET, Condition })) });
      expect(grants).toEqual([
        "Role allow Orders GetItem: partition key is the principal's unique ID",
        'Role allow Orders GetItem: all',
      ]);
      expect(unresolved).toContain(
        'Role: Properties.Policies[0].PolicyDocument.Statement[0]: conditions of the statement that depend on a condition of the template',
      );
    },
  );

  test('of the audience in a trust policy allows every identity pool', () => {
    const AssumeRolePolicyDocument = trusting(either({ Ref: 'Pool' }, NOTHING));
    const { rules, admitted } = reportOf({
      Pool: POOL,
      A: roleOf({ AssumeRolePolicyDocument, ...inline(GET) }),
    });
    expect(rules).toContain('TrustWithoutAud');
    expect(admitted.map(({ who }) => who)).toContain(
      'authenticated identities of ANY identity pool in any AWS account',
    );
  });

  test('of a permissions boundary that may be absent limits nothing', () => {
    const boundary = either('arn:aws:iam::aws:policy/ReadOnlyAccess', NOTHING);
    const { notes, unresolved } = reportOf({
      Role: roleOf({ PermissionsBoundary: boundary, ...inline(GET) }),
    });
    expect(notes).toEqual([]);
    expect(unresolved).toContain(
      'Role: Properties.PermissionsBoundary: permissions boundary, which depends on a condition of the template',
    );
  });

  test('of two permissions boundaries shows both', () => {
    const PermissionsBoundary = either('arn:aws:iam::1:policy/a', 'arn:aws:iam::1:policy/b');
    const { notes } = reportOf({ Role: roleOf({ PermissionsBoundary, ...inline(GET) }) });
    expect(notes).toEqual([
      'Permissions boundary arn:aws:iam::1:policy/a or arn:aws:iam::1:policy/b: its statements are not in this template',
    ]);
  });

  test('of writable attributes that may be absent makes all writable', () => {
    const { rules } = reportOf({
      Users: { Type: 'AWS::Cognito::UserPool', Properties: {} },
      Client: {
        Type: 'AWS::Cognito::UserPoolClient',
        Properties: { UserPoolId: { Ref: 'Users' }, WriteAttributes: either(['email'], NOTHING) },
      },
      Pool: {
        ...POOL,
        Properties: {
          CognitoIdentityProviders: [
            {
              ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] },
              ClientId: { Ref: 'Client' },
            },
          ],
        },
      },
      Tag: {
        Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
        Properties: { IdentityPoolId: { Ref: 'Pool' }, PrincipalTags: { t: 'custom:t' } },
      },
      Role: roleOf(inline({ ...GET, Condition: rowsOf('${aws:PrincipalTag/t}') })),
    });
    expect(rules).toContain('WritableTenantClaim');
  });

  test('of a statement that may be absent keeps the positions of the others', () => {
    const denial = { ...GET, Effect: 'Deny' };
    const { access, unresolved } = reportOf({ Role: roleOf(inline(either(denial, NOTHING), GET)) });
    expect(access.principals[0]?.statements.map(({ at, effect }) => [effect, at.property])).toEqual(
      [
        ['Deny', 'Properties.Policies[0].PolicyDocument.Statement[0]'],
        ['Allow', 'Properties.Policies[0].PolicyDocument.Statement[1]'],
      ],
    );
    expect(unresolved).toContain(
      'Role: Properties.Policies[0].PolicyDocument.Statement[0]: Deny statement, which depends on a condition of the template',
    );
  });

  test.each([
    ['actions', { Action: either('dynamodb:GetItem', 'dynamodb:Query') }],
    ['resources', { Resource: either(TABLE_ARN, '*') }],
  ])('of the %s of a Deny statement is said, because neither is always denied', (_part, one) => {
    const { unresolved } = reportOf({
      Role: roleOf(inline({ ...GET, Effect: 'Deny', ...one }, { ...GET, ...one })),
    });
    const at = 'Role: Properties.Policies[0].PolicyDocument';
    expect(unresolved.filter((line) => line.startsWith(at))).toEqual([
      `${at}.Statement[0]: Deny statement, which depends on a condition of the template`,
    ]);
  });

  test('of NotAction is a statement for each', () => {
    const NotAction = either('dynamodb:Scan', 'dynamodb:Query');
    const others = { ...GET, Action: NOTHING, NotAction };
    const { access } = reportOf({
      Role: roleOf({ AssumeRolePolicyDocument: LAMBDA, ...inline(others) }),
    });
    expect(access.principals[0]?.statements.map(({ actions }) => actions.patterns)).toEqual([
      ['dynamodb:Scan'],
      ['dynamodb:Query'],
    ]);
  });

  test('of tags and of Fn::Transform keeps those of all alternatives', () => {
    const tag = (Value: string) => ({ Key: 'team', Value });
    const Tags = either([tag('one')], [tag('two')]);
    const Policies = either([], [{ 'Fn::Transform': { Name: 'AWS::Include' } }]);
    const { access } = reportOf({ Role: roleOf({ Tags, Policies }) });
    const [role] = access.principals;
    expect(role?.tags.map(({ value }) => value)).toEqual(['one', 'two']);
    expect(role?.hasTransform).toBe(true);
  });

  test.each([
    [5, /^Conditions: 5 conditions .* every combination of three/],
    [33, /^Conditions: 33 conditions .* incomplete/],
  ])('of %i conditions is reported as not analyzed in every combination', (count, expected) => {
    const statements = Array.from({ length: count }, (_, position) =>
      either(GET, NOTHING, `C${position}`),
    );
    const { unresolved, grants } = reportOf({ Role: roleOf(inline(...statements)) });
    expect(unresolved.filter((one) => expected.test(one))).toHaveLength(1);
    expect(grants).toHaveLength(count);
  });
});
