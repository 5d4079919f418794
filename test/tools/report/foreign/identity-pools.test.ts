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

const ONE_HOUR = "Role | 1 h in the enhanced flow, regardless of the role's maximum";
const SIGNED_IN = 'Pool assigns the role to authenticated identities';

describe('classic flow', () => {
  test.each([
    ['open', { AllowClassicFlow: true }, {}, '; up to 1 h in the classic flow'],
    [
      'unspecified',
      {},
      {},
      '; up to 1 h in the classic flow, if it is allowed (AllowClassicFlow is not set)',
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
      `${SIGNED_IN}; Pool assigns the role to any client that requests it, if the classic flow is allowed (AllowClassicFlow is not set)`,
    ],
    [
      'gives a role after rules',
      closed,
      mapping('Rules', 'AuthenticatedRole'),
      `${SIGNED_IN}, but those of example.com get the role of the first matching rule, if any`,
    ],
    [
      'gives a role that a token names',
      closed,
      mapping('Token', 'Deny'),
      `${SIGNED_IN}, but those of example.com get only the role that their token names; Pool assigns the role if a token of example.com names it`,
    ],
  ])('%s', (_, pool, attachment, expected) => {
    expect(ways(pool, attachment)).toEqual([expected]);
  });

  test('is allowed by a trust policy with a pattern', () => {
    const report = reportWith(closed, {}, SOME_POOL);
    expect(trustLines(report)).toEqual([
      `Role | authenticated identities of ANY identity pool that matches "*" | ${SIGNED_IN}`,
    ]);
    expect(sessionLines(report)).toEqual([
      `${ONE_HOUR}; up to 1 h in the classic flow of an identity pool in any account`,
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
      'Role | authenticated identities of identity pool Pool | Pool assigns the role to no identity: it is not attached; ⚠ Pool cannot assume the role: it sets session tags, and the trust policy does not allow sts:TagSession',
    ]);
  });
});
