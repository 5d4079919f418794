import { findingsOf } from '../../../../tools/template-access/rules/findings-of';
import { conditionAssignments } from '../../../../tools/template-access/template-conditions/condition-assignments';
import { accessReportOf } from '../../../../tools/report/access-report-of';
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
function told(resources: object) {
  const access = accessOf({ Orders: TABLE, ...resources });
  const findings = findingsOf(access);
  const report = accessReportOf({ title: 't', source: 't.json', access, findings });
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

test('a public policy of a table is told beside the denial that may be there instead', () => {
  const policy = (statement: object) => ({
    PolicyDocument: policyOf({ Principal: '*', Resource: '*', ...statement }),
  });
  const ResourcePolicy = either(
    policy({ Effect: 'Allow', Action: 'dynamodb:*' }),
    policy({ Effect: 'Deny', Action: 'dynamodb:DeleteTable' }),
  );
  const { grants, rules, unresolved } = told({
    Orders: { ...TABLE, Properties: { ...TABLE.Properties, ResourcePolicy } },
  });
  expect(grants).toEqual([
    'anybody, in any AWS account allow Orders *: all',
    'anybody, in any AWS account deny Orders DeleteTable: ',
  ]);
  expect(rules).toContain('PublicTablePolicy');
  expect(unresolved).toContain(
    'Orders: Properties.ResourcePolicy.PolicyDocument.Statement[0]: Allow or Deny, by a condition',
  );
});

test('both roles that a pool may hand out are handed out', () => {
  const { access } = told({
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

test("a tag from either of two claims is nobody's in particular", () => {
  const { grants } = told({
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
  expect(grants).toEqual(["A allow Orders GetItem: partition key is the caller's tag t"]);
});

test('Fn::Select takes from both lists', () => {
  const Resource = {
    'Fn::Select': [0, either(['arn:aws:dynamodb:us-east-1:1:table/other'], [TABLE_ARN])],
  };
  const { grants } = told({ Role: roleOf(inline({ ...GET, Resource })) });
  expect(grants).toContain('Role allow Orders GetItem: all');
  expect(grants).toHaveLength(2);
});

test.each([
  ['its values', rowsOf(either(['${aws:userid}'], NOTHING), either('false', NOTHING))],
  ['all of it', either(rowsOf('${aws:userid}'), NOTHING)],
])('a row condition of which %s may be absent leaves all rows', (_what, Condition) => {
  const { grants, unresolved } = told({ Role: roleOf(inline({ ...GET, Condition })) });
  expect(grants).toEqual([
    "Role allow Orders GetItem: partition key is the caller's unique ID",
    'Role allow Orders GetItem: all',
  ]);
  expect(unresolved).toContain(
    'Role: Properties.Policies[0].PolicyDocument.Statement[0]: which of its conditions there are, if any',
  );
});

test('an audience that may be absent lets in every identity pool', () => {
  const AssumeRolePolicyDocument = trusting(either({ Ref: 'Pool' }, NOTHING));
  const { rules, admitted } = told({
    Pool: POOL,
    A: roleOf({ AssumeRolePolicyDocument, ...inline(GET) }),
  });
  expect(rules).toContain('TrustWithoutAud');
  expect(admitted.map(({ who }) => who)).toContain(
    'users signed in, through ANY identity pool, of any account',
  );
});

test('a boundary that may be absent limits nothing', () => {
  const boundary = either('arn:aws:iam::aws:policy/ReadOnlyAccess', NOTHING);
  const { notes, unresolved } = told({
    Role: roleOf({ PermissionsBoundary: boundary, ...inline(GET) }),
  });
  expect(notes).toEqual([]);
  expect(unresolved).toContain(
    'Role: Properties.PermissionsBoundary: a permissions boundary that is there only by a condition of the template',
  );
});

test('either of two boundaries is a limit', () => {
  const PermissionsBoundary = either('arn:aws:iam::1:policy/a', 'arn:aws:iam::1:policy/b');
  const { notes } = told({ Role: roleOf({ PermissionsBoundary, ...inline(GET) }) });
  expect(notes).toEqual([
    'limited by the permissions boundary arn:aws:iam::1:policy/a or arn:aws:iam::1:policy/b: its statements are not in this template',
  ]);
});

test('attributes that a client may not list are writable', () => {
  const { rules } = told({
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

test('a statement keeps its place where one before it may be absent', () => {
  const denial = { ...GET, Effect: 'Deny' };
  const { access, unresolved } = told({ Role: roleOf(inline(either(denial, NOTHING), GET)) });
  expect(access.principals[0]?.statements.map(({ at, effect }) => [effect, at.property])).toEqual([
    ['Deny', 'Properties.Policies[0].PolicyDocument.Statement[0]'],
    ['Allow', 'Properties.Policies[0].PolicyDocument.Statement[1]'],
  ]);
  expect(unresolved).toContain(
    'Role: Properties.Policies[0].PolicyDocument.Statement[0]: a Deny that is there only by a condition of the template',
  );
});

test('NotAction leaves out only what both alternatives leave out', () => {
  const NotAction = either('dynamodb:Scan', 'dynamodb:Query');
  const others = { ...GET, Action: NOTHING, NotAction };
  const { access } = told({
    Role: roleOf({ AssumeRolePolicyDocument: LAMBDA, ...inline(others) }),
  });
  expect(access.principals[0]?.statements.map(({ actions }) => actions.patterns)).toEqual([
    ['dynamodb:Scan'],
    ['dynamodb:Query'],
  ]);
});

test.each([
  [0, 1],
  [1, 2],
  [4, 16],
  [5, 16],
  [8, 16],
  [9, 32],
  [32, 64],
  [40, 64],
])('%i conditions make %i worlds', (conditions, worlds) => {
  const names = Array.from({ length: conditions }, (_, position) => `C${position}`);
  expect(conditionAssignments(names)).toHaveLength(worlds);
});

test('any three of many conditions hold in every combination', () => {
  const names = Array.from({ length: 9 }, (_, position) => `C${position}`);
  const worlds = conditionAssignments(names);
  const triples = names.flatMap((a, i) =>
    names.slice(i + 1).flatMap((b, j) => names.slice(i + j + 2).map((c) => [a, b, c])),
  );
  for (const triple of triples) {
    const seen = worlds.map((world) => triple.map((name) => world.get(name)).join());
    expect(new Set(seen).size).toBe(8);
  }
});

test.each([
  [5, /^Conditions: 5 conditions decide/],
  [33, /^Conditions: more conditions than are followed \(33\)/],
])('%i conditions are told as not followed in every combination', (count, expected) => {
  const statements = Array.from({ length: count }, (_, position) =>
    either(GET, NOTHING, `C${position}`),
  );
  const { unresolved, grants } = told({ Role: roleOf(inline(...statements)) });
  expect(unresolved.filter((one) => expected.test(one))).toHaveLength(1);
  expect(grants).toHaveLength(count);
});
