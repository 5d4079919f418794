import { reportOfInline } from './made-up';
import { sessionLines, trustLines } from './report-lines';

const role = (audience: object) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          ...audience,
          'ForAnyValue:StringEquals': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
        },
      },
    },
  },
});

const THIS_POOL = { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } } };
const SOME_POOL = { StringLike: { 'cognito-identity.amazonaws.com:aud': '*' } };

function reportWith(pool: object, attachment: object, audience: object = THIS_POOL) {
  return reportOfInline({
    Resources: {
      Role: role(audience),
      Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: pool },
      Attachment: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: {
          IdentityPoolId: { Ref: 'Pool' },
          Roles: { authenticated: { 'Fn::GetAtt': ['Role', 'Arn'] } },
          ...attachment,
        },
      },
    },
  });
}

const mapping = (Type: string, AmbiguousRoleResolution: string) => ({
  RoleMappings: { login: { IdentityProvider: 'example.com', Type, AmbiguousRoleResolution } },
});

const ONE_HOUR = 'Role | 1 h in the enhanced flow, whatever the maximum of the role';
const SIGNED_IN = 'Pool gives it to signed-in users';

describe('classic flow', () => {
  test.each([
    ['open', { AllowClassicFlow: true }, {}, '; up to 1 h in the classic flow'],
    [
      'unsaid',
      {},
      {},
      '; up to 1 h if the classic flow is open, which the template does not say (AllowClassicFlow)',
    ],
    ['closed', { AllowClassicFlow: 'false' }, {}, ' (1 h)'],
    ['refused, for role mappings', { AllowClassicFlow: true }, mapping('Rules', 'Deny'), ' (1 h)'],
  ])('%s', (_, pool, attachment, expected) => {
    expect(sessionLines(reportWith(pool, attachment))).toEqual([`${ONE_HOUR}${expected}`]);
  });
});

describe('identity pool', () => {
  const closed = { AllowClassicFlow: false };
  const ways = (pool: object, attachment: object, audience?: object) =>
    trustLines(reportWith(pool, attachment, audience)).map((line) => line.split(' | ')[2]);
  test.each([
    ['gives a role to authenticated identities', closed, {}, SIGNED_IN],
    [
      'may give a role in the classic flow',
      {},
      {},
      `${SIGNED_IN}; Pool gives it perhaps to any client that asks for it (classic flow, of which the template says nothing)`,
    ],
    [
      'gives a role after rules',
      closed,
      mapping('Rules', 'AuthenticatedRole'),
      `${SIGNED_IN}, but those of example.com first get a role by rules, if any`,
    ],
    [
      'gives a role that a token names',
      closed,
      mapping('Token', 'Deny'),
      `${SIGNED_IN}, but those of example.com only get the role that their token names; Pool gives it where a token of example.com names it`,
    ],
  ])('%s', (_, pool, attachment, expected) => {
    expect(ways(pool, attachment)).toEqual([expected]);
  });

  test('is admitted by a trust policy for a pattern of pools', () => {
    const report = reportWith(closed, {}, SOME_POOL);
    expect(trustLines(report)).toEqual([
      `Role | users signed in, through ANY identity pool that matches "*" | ${SIGNED_IN}`,
    ]);
    expect(sessionLines(report)).toEqual([
      `${ONE_HOUR}; up to 1 h in the classic flow of a pool that anybody makes`,
    ]);
  });

  test('cannot tag sessions of a role without sts:TagSession', () => {
    const { Role, Pool, Attachment } = {
      Role: role(THIS_POOL),
      Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: closed },
      Attachment: {
        Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
        Properties: { IdentityPoolId: { Ref: 'Pool' }, PrincipalTags: { team: 'custom:team' } },
      },
    };
    const Orders = {
      Type: 'AWS::IAM::RolePolicy',
      Properties: {
        RoleName: { Ref: 'Role' },
        PolicyDocument: {
          Statement: { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' },
        },
      },
    };
    const lines = trustLines(reportOfInline({ Resources: { Role, Pool, Attachment, Orders } }));
    expect(lines).toEqual([
      'Role | users signed in, through the identity pool Pool | Pool gives it to nobody: it is not attached; ⚠ refused from Pool, which tags sessions, for want of sts:TagSession in the trust',
    ]);
  });
});
