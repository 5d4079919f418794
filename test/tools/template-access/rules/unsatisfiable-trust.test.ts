import { isAdmitted } from './admitted-identities';
import { followed } from './follow-fix';
import {
  attachment,
  COGNITO,
  escaped,
  findingAt,
  findingsIn,
  found,
  pool,
  READER_ARN,
  SIGNED_IN,
  TRUST,
  trusting,
} from './rule-templates';

const RULE = 'UnsatisfiableTrust';
const AUD = `${COGNITO}:aud`;
const AMR = `${COGNITO}:amr`;
const WEB = 'sts:AssumeRoleWithWebIdentity';
const GOOD = { Principal: { Federated: COGNITO }, Action: WEB, Condition: SIGNED_IN };
const USERS = attachment({ Roles: { authenticated: READER_ARN } });
const GUESTS = attachment({ Roles: { unauthenticated: READER_ARN } });

/** A role that a pool assigns, with one statement in its trust policy. */
function assigned(statement: object, roles: object = USERS): Record<string, any> {
  const open = { AllowUnauthenticatedIdentities: roles === GUESTS };
  return { ...pool(open), ...roles, ...trusting(statement) };
}

const statementOf = (resources: Record<string, any>) =>
  resources.Reader.Properties.AssumeRolePolicyDocument.Statement[0];

/** The template after all its findings are followed, each in turn. */
function corrected(statement: object, roles: object): Record<string, any> {
  let resources = assigned(statement, roles);
  for (let step = 0; step < 5; step++) {
    const next = findingsIn(resources).find(({ rule }) => rule === RULE);
    if (!next) return resources;
    resources = assigned(followed(statementOf(resources), next.fix), roles);
  }
  throw new Error('its fixes do not end');
}

const equals = (value: unknown) => ({ ...SIGNED_IN, StringEquals: { [AUD]: value } });
const keyed = (aud: string) => ({ ...SIGNED_IN, StringEquals: { [aud]: { Ref: 'Pool' } } });
const method = (operator: string, value: unknown) => ({
  StringEquals: SIGNED_IN.StringEquals,
  [operator]: { [AMR]: value },
});

describe('trust policy that nobody meets: UnsatisfiableTrust', () => {
  const USERS_OF_POOL = 'Users signed in through Pool';

  test('who does not get in, the cause and the fix', () => {
    expect(found(RULE, assigned({ ...GOOD, Action: 'sts:AssumeRole' }))).toEqual([
      findingAt(
        'medium',
        `${TRUST}.Action`,
        USERS_OF_POOL,
        'cannot get the role Reader',
        `Write ${WEB} in place of sts:AssumeRole`,
      ),
    ]);
    expect(found(RULE, assigned({ ...GOOD, Condition: equals({ Ref: 'Users' }) }))).toEqual([
      findingAt(
        'medium',
        `${TRUST}.Condition`,
        USERS_OF_POOL,
        'cannot get the role Reader',
        `Set StringEquals ${AUD} to the ID of Pool, {"Ref": "Pool"}, in place of \${Users}`,
      ),
    ]);
  });

  test.each<[string, object]>([
    ['sts:AssumeRole', { Action: 'sts:AssumeRole' }],
    ['sts:AssumeRoleWithSAML', { Action: 'sts:AssumeRoleWithSAML' }],
    ['the user pool in aud', { Condition: equals({ Ref: 'Users' }) }],
    ['the app client in aud', { Condition: equals({ Ref: 'App' }) }],
    ['the ID of a user pool in aud', { Condition: equals('us-east-1_Ab1') }],
    ['a pattern in aud with StringEquals', { Condition: equals('us-east-1:*') }],
    ['the ARN of the role in aud', { Condition: equals(READER_ARN) }],
    ['a misspelt service in a key', { Condition: keyed('cognito-identity.amazon.com:aud') }],
    ['a slash in a key', { Condition: keyed(`${COGNITO}/aud`) }],
    ['a key without the domain', { Condition: keyed('cognito-identity:aud') }],
    ['a misspelt amr', { Condition: method('ForAnyValue:StringLike', 'authentcated') }],
    ['amr with a capital', { Condition: method('ForAnyValue:StringEquals', 'Authenticated') }],
    ['amr of guests', { Condition: method('ForAnyValue:StringLike', 'unauthenticated') }],
    ['amr for all values', { Condition: method('ForAllValues:StringLike', 'authenticated') }],
    ['a token without aud', { Condition: { ...SIGNED_IN, Null: { [AUD]: 'true' } } }],
    ['the service as Service', { Principal: { Service: COGNITO } }],
    ['the service as AWS', { Principal: { AWS: COGNITO } }],
    [
      'two faults',
      { Action: 'sts:AssumeRole', Condition: { ...keyed(`${COGNITO}.aud`), Null: {} } },
    ],
  ])('%s is a finding, and with its fix users get in and guests do not', async (_title, change) => {
    const statement = { ...GOOD, ...change };
    expect(found(RULE, assigned(statement))[0]).toContain(`${USERS_OF_POOL} cannot get`);
    const right = corrected(statement, USERS);
    expect(await isAdmitted(right, 'Reader', 'authenticated')).toBe(true);
    expect(await isAdmitted(right, 'Reader', 'unauthenticated')).toBe(false);
    expect(found('TrustWithoutAmr', right)).toEqual([]);
    expect(found('TrustWithoutAud', right)).toEqual([]);
  });

  test.each<[string, object]>([
    ['amr of users', SIGNED_IN],
    ['a misspelt amr', method('ForAnyValue:StringLike', 'unauthentcated')],
  ])(
    '%s in a role for guests is a finding, and with its fix guests get in',
    async (_, Condition) => {
      const statement = { ...GOOD, Condition };
      expect(found(RULE, assigned(statement, GUESTS))[0]).toContain(
        'Unauthenticated identities of Pool cannot get',
      );
      const right = corrected(statement, GUESTS);
      expect(await isAdmitted(right, 'Reader', 'unauthenticated')).toBe(true);
      expect(await isAdmitted(right, 'Reader', 'authenticated')).toBe(false);
    },
  );

  test('session tags without sts:TagSession are a finding', () => {
    const Type = 'AWS::Cognito::IdentityPoolPrincipalTag';
    const PrincipalTags = { tenant: 'custom:tenant' };
    const Tags = { Type, Properties: { IdentityPoolId: { Ref: 'Pool' }, PrincipalTags } };
    const [finding] = findingsIn({ ...assigned(GOOD), Tags }).filter(({ rule }) => rule === RULE);
    expect(finding?.at.property).toMatch(/Statement\[0\]\.Action$/);
    const right = followed(GOOD, finding?.fix ?? '');
    expect(right.Action).toEqual([WEB, 'sts:TagSession']);
    expect(found(RULE, { ...assigned(right), Tags })).toEqual([]);
    expect(found(RULE, { ...assigned(GOOD, GUESTS), Tags })).toEqual([
      findingAt(
        'medium',
        `${TRUST}.Condition`,
        'Unauthenticated identities of Pool cannot get the role Reader',
      ),
    ]);
  });

  test.each<[string, object]>([
    ['the role of another pool', { ...GOOD, Condition: equals({ Ref: 'Other' }) }],
    ['a role for a service', { Principal: { Service: 'lambda.amazonaws.com' } }],
  ])('a pool that assigns %s is a finding', (_title, statement) => {
    const Other = { Type: 'AWS::Cognito::IdentityPool', Properties: {} };
    expect(found(RULE, { ...assigned(statement), Other })).toEqual([
      expect.stringMatching(`^medium at Reader: .*${USERS_OF_POOL} cannot get the role Reader`),
    ]);
  });

  const OIDC = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
  const SAML = 'arn:aws:iam::111122223333:saml-provider/corp';
  const LAMBDA = { Service: 'lambda.amazonaws.com' };
  const SUB = 'token.actions.githubusercontent.com:sub';
  const when = (key: string) => ({ StringEquals: { [key]: 'x' } });

  test.each<[object, string]>([
    [{ Principal: { Federated: OIDC }, Action: 'sts:AssumeRole' }, WEB],
    [{ Principal: { Federated: 'accounts.google.com' }, Action: 'sts:AssumeRole' }, WEB],
    [{ Principal: { Federated: SAML }, Action: WEB }, 'sts:AssumeRoleWithSAML'],
    [{ Principal: LAMBDA, Action: WEB }, 'sts:AssumeRole'],
    [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: WEB }, 'sts:AssumeRole'],
    [{ Principal: { Federated: 'lambda.amazonaws.com' } }, '{"Service": "lambda.amazonaws.com"}'],
    [{ Principal: LAMBDA, Condition: when('aws:SourceAcount') }, 'aws:SourceAccount'],
    [{ Principal: LAMBDA, Condition: when(AUD) }, 'a key that the request has'],
    [{ Principal: { Federated: OIDC }, Action: WEB, Condition: when('token.github.com:sub') }, SUB],
    [{ Principal: { Federated: COGNITO }, Action: WEB, Condition: when('sts:ExternalId') }, 'key'],
    [{ Principal: LAMBDA, Action: 'sts:TagSession' }, 'sts:AssumeRole'],
  ])('%j admits nobody; the fix names %s', (statement, fix) => {
    const whoAndFix = RegExp(`(cannot|Nobody can) assume Reader: .*; .*${escaped(fix)}`);
    expect(found(RULE, trusting(statement))).toEqual([expect.stringMatching(whoAndFix)]);
  });

  test.each<[string, object]>([
    ['users', GOOD],
    ['an action of a parameter', { ...GOOD, Action: { Ref: 'Action' } }],
    ['a pattern for the action', { ...GOOD, Action: 'sts:*' }],
    ['two pools', { ...GOOD, Condition: equals([{ Ref: 'Pool' }, 'us-east-1:0b4c2f4e']) }],
    ['the attribute Id', { ...GOOD, Condition: equals({ 'Fn::GetAtt': ['Pool', 'Id'] }) }],
    ['a parameter in aud', { ...GOOD, Condition: equals({ Ref: 'PoolId' }) }],
    ['a custom resource', { ...GOOD, Condition: equals({ 'Fn::GetAtt': ['Custom', 'Id'] }) }],
    ['any value of amr', { ...GOOD, Condition: method('ForAllValues:StringLike', '*') }],
    [
      'a provider in amr',
      { ...GOOD, Condition: method('ForAnyValue:StringLike', 'cognito-idp.*') },
    ],
    [
      'a misspelt key in a condition that holds without it',
      { ...GOOD, Condition: { ...SIGNED_IN, StringNotEquals: { 'aws:SourceAcount': 'x' } } },
    ],
  ])('a role for %s is not a finding', (_title, statement) => {
    const Custom = { Type: 'Custom::Pool', Properties: {} };
    expect(found(RULE, { ...assigned(statement), Custom })).toEqual([]);
  });

  test.each<[string, object]>([
    ['a service', { Principal: LAMBDA, Condition: when('aws:SourceAccount') }],
    [
      'pods',
      {
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
    ],
    ['an external ID', { Principal: { AWS: '111122223333' }, Condition: when('sts:ExternalId') }],
    ['a provider', { Principal: { Federated: OIDC }, Action: WEB, Condition: when(SUB) }],
    [
      'a company',
      {
        Principal: { Federated: SAML },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: when('SAML:aud'),
      },
    ],
    ['a provider elsewhere', { Principal: { Federated: { Ref: 'Provider' } }, Action: WEB }],
    [
      'the token of a caller',
      { Principal: { AWS: '111122223333' }, Condition: when(`${COGNITO}:sub`) },
    ],
    [
      'a certificate',
      {
        Principal: { Service: 'rolesanywhere.amazonaws.com' },
        Condition: when('aws:PrincipalTag/x509Subject/CN'),
      },
    ],
  ])('a role for %s is not a finding', (_title, statement) => {
    expect(found(RULE, trusting(statement))).toEqual([]);
  });

  test('a second statement that admits them is enough', () => {
    const resources = assigned({ ...GOOD, Action: 'sts:AssumeRole' });
    const trust = resources.Reader.Properties.AssumeRolePolicyDocument.Statement;
    trust.push({ Effect: 'Allow', ...GOOD });
    expect(found(RULE, resources)).toEqual([]);
  });
});
