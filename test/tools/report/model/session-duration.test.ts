import { analyzeTemplate } from '../../../../tools/template-access/analyze-template';
import { durationWords, sessionDuration } from '../../../../tools/report/model/session-duration';
import { policyOf, roleOf, treeOf } from '../../template-access/sample-template';

const COGNITO = 'cognito-identity.amazonaws.com';

/** How long a session of the first principal lasts. */
function session(resources: object): string {
  const access = analyzeTemplate(treeOf(resources, { Parameters: { P: {} } }));
  const [principal] = access.principals;
  if (!principal) throw new Error('no principal');
  return sessionDuration(principal, access);
}

const trusting = (Principal: unknown, others: object = {}, Condition: object = {}) => ({
  Role: roleOf({
    AssumeRolePolicyDocument: policyOf({ Effect: 'Allow', Principal, Action: 'sts:*', Condition }),
    ...others,
  }),
});
const POOLED = [{ Federated: COGNITO }, { StringEquals: { [`${COGNITO}:aud`]: { Ref: 'Pool' } } }];
const pool = (Properties: object) => ({ Pool: { Type: 'AWS::Cognito::IdentityPool', Properties } });
const LONG = { MaxSessionDuration: 43_200 };
const OPEN = { MaxSessionDuration: { Ref: 'P' } };
const ENHANCED = "1 h in the enhanced flow, regardless of the role's maximum";
const CHAINED = '1 h: another role assumes it (role chaining)';

const pooled = (limits: object, properties: object) => ({
  ...trusting(POOLED[0], limits, POOLED[1]),
  ...pool(properties),
});

describe('session duration', () => {
  test.each<[string, object, string]>([
    ['the enhanced flow', pooled({}, { AllowClassicFlow: false }), `${ENHANCED} (1 h)`],
    [
      'the enhanced flow of a long role',
      pooled(LONG, { AllowClassicFlow: false }),
      `${ENHANCED} (12 h)`,
    ],
    [
      'the classic flow',
      pooled(LONG, { AllowClassicFlow: true }),
      'up to 12 h in the classic flow',
    ],
    [
      'any pool',
      trusting(POOLED[0], LONG),
      `${ENHANCED}; up to 12 h in the classic flow of an identity pool in any account`,
    ],
    [
      'a pool elsewhere',
      trusting(POOLED[0], LONG, { StringEquals: { [`${COGNITO}:aud`]: 'us-east-1:1' } }),
      `${ENHANCED}; up to 12 h in the classic flow, if the identity pool, not in this template, allows it`,
    ],
    [
      'a role of unknown length',
      pooled(OPEN, { AllowClassicFlow: true }),
      'up to an unknown duration in the classic flow',
    ],
    [
      'a service',
      trusting({ Service: 'lambda.amazonaws.com' }, LONG),
      "renewed by the service while it runs, regardless of the role's maximum",
    ],
    ['a role', trusting({ AWS: 'arn:aws:iam::444455556666:role/tool' }, LONG), CHAINED],
    [
      'a role of the template',
      { ...trusting({ AWS: { 'Fn::GetAtt': ['Other', 'Arn'] } }, LONG), Other: roleOf() },
      CHAINED,
    ],
    ['a user', trusting({ AWS: 'arn:aws:iam::444455556666:user/tool' }, LONG), 'up to 12 h'],
    ['an account', trusting({ AWS: '444455556666' }), 'up to 1 h'],
    [
      'an account, for long',
      trusting({ AWS: 'arn:aws:iam::444455556666:root' }, LONG),
      'up to 12 h; 1 h when another role assumes it (role chaining)',
    ],
    [
      'a SAML provider',
      trusting({ Federated: 'arn:aws:iam::444455556666:saml-provider/x' }, LONG),
      'up to 12 h',
    ],
    [
      'several ways',
      trusting({ AWS: ['444455556666', '*'], Service: 'ec2.amazonaws.com' }),
      "up to 1 h; renewed by the service while it runs, regardless of the role's maximum",
    ],
    ['nobody', trusting({}), 'none: the trust policy allows no principal'],
    [
      'nobody, because of a denial',
      {
        Role: roleOf({
          AssumeRolePolicyDocument: policyOf({ Effect: 'Deny', Principal: '*', Action: '*' }),
        }),
      },
      'none: the trust policy allows no principal',
    ],
  ])('a role assumed by %s', (_what, resources, expected) => {
    expect(session(resources)).toBe(expected);
  });

  const profile = (
    DurationSeconds: unknown,
    RoleArns: unknown = [{ 'Fn::GetAtt': ['Role', 'Arn'] }],
  ) => ({
    Type: 'AWS::RolesAnywhere::Profile',
    Properties: { DurationSeconds, RoleArns },
  });
  const CERTIFIED = { Service: 'rolesanywhere.amazonaws.com' };

  test.each<[string, object, string]>([
    [
      'no profile',
      trusting(CERTIFIED, LONG),
      'up to 12 h, set by a profile that is not in this template',
    ],
    [
      'a profile of another role',
      { ...trusting(CERTIFIED), Profile: profile(900, ['arn:x']) },
      'up to 1 h, set by a profile that is not in this template',
    ],
    [
      'a shorter profile',
      { ...trusting(CERTIFIED, LONG), Profile: profile(900) },
      'up to 15 min (profile Profile)',
    ],
    [
      'a longer profile',
      { ...trusting(CERTIFIED), Profile: profile(43_200) },
      'up to 1 h (profile Profile)',
    ],
    [
      'a profile of unknown length',
      { ...trusting(CERTIFIED, LONG), Profile: profile({ Ref: 'P' }) },
      'up to 12 h (profile Profile)',
    ],
    [
      'nothing that is known',
      { ...trusting(CERTIFIED, OPEN), Profile: profile({ Ref: 'P' }) },
      'up to an unknown duration (profile Profile)',
    ],
    [
      'two profiles',
      { ...trusting(CERTIFIED, LONG), One: profile(900), Two: profile(7200) },
      'up to 15 min (profile One); up to 2 h (profile Two)',
    ],
  ])('a certificate with %s', (_what, resources, expected) => {
    expect(session(resources)).toBe(expected);
  });

  const USER = { Type: 'AWS::IAM::User', Properties: {} };
  const KEY = { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } };
  const PASSWORD = { ...USER, Properties: { LoginProfile: { Password: 'x' } } };
  const NO_END = 'no expiration: an access key is valid until it is deactivated or deleted';
  const CONSOLE = 'up to 12 h in the console, renewable by another sign-in';

  test.each<[string, object, string]>([
    ['a user without credentials in the template', { User: USER }, NO_END],
    ['a user with a key', { User: USER, Key: KEY }, NO_END],
    ['a user with a password', { User: PASSWORD }, CONSOLE],
    ['a user with both', { User: PASSWORD, Key: KEY }, `${NO_END}; ${CONSOLE}`],
    [
      'a user elsewhere',
      { P: { Type: 'AWS::IAM::UserPolicy', Properties: { UserName: 'x' } } },
      'unknown: the user is not in this template',
    ],
    [
      'a role elsewhere',
      { P: { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: 'x' } } },
      'unknown: the role is not in this template',
    ],
    ['a group', { Group: { Type: 'AWS::IAM::Group' } }, 'determined by the principal'],
  ])('%s', (_what, resources, expected) => {
    expect(session(resources)).toBe(expected);
  });

  test('a role that the pool gives has both flows', () => {
    const Roles = { authenticated: { 'Fn::GetAtt': ['Role', 'Arn'] } };
    const attached = {
      Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      Properties: { IdentityPoolId: { Ref: 'Pool' }, Roles },
    };
    const resources = { ...pooled(LONG, { AllowClassicFlow: true }), Attached: attached };
    expect(session(resources)).toMatch(
      /^1 h in the enhanced flow, .*; up to 12 h in the classic flow$/,
    );
  });

  test.each([
    [3600, '1 h'],
    [43_200, '12 h'],
    [900, '15 min'],
    [5400, '90 min'],
    [4001, '4001 s'],
  ])('%d seconds are %s', (seconds, expected) => {
    expect(durationWords(seconds)).toBe(expected);
  });
});
