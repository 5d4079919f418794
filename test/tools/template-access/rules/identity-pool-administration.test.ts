import { isAdmitted } from './admitted-identities';
import {
  allowed,
  attachment,
  COGNITO,
  findingAt,
  found,
  pool,
  READER_ARN,
  SIGNED_IN,
  STATEMENT,
} from './rule-templates';

const RULE = 'IdentityPoolAdministration';
const USER = {
  Principal: { Federated: COGNITO },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: SIGNED_IN,
};
const AT = `${STATEMENT}.Action`;
const USERS = { ...pool(), ...attachment({ Roles: { authenticated: READER_ARN } }) };
const byUsers = (statement: object, roles: object = USERS) =>
  found(RULE, { ...roles, ...allowed({ Resource: '*', ...statement }, USER) });

describe('users who administer: IdentityPoolAdministration', () => {
  test('who can do what, by which action, and the fix', () => {
    const Action = 'cognito-identity:SetPrincipalTagAttributeMap';
    expect(byUsers({ Action })).toEqual([
      findingAt(
        'high',
        AT,
        'Pool can ',
        'session tags',
        `by ${Action};`,
        `Remove ${Action}`,
        'Reader',
      ),
    ]);
  });

  test.each([
    ['cognito-identity:*', 'take the identities of other users'],
    ['cognito-identity:GetOpenId*', 'take the identities'],
    ['cognito-identity:MergeDeveloperIdentities', 'take the identities'],
    ['cognito-identity:UpdateIdentityPool', 'change the identity pool'],
    ['cognito-identity:SetIdentityPoolRoles', 'change the identity pool'],
    ['cognito-identity:DeleteIdentities', 'separate other users from their identities'],
    ['cognito-idp:AdminUpdateUserAttributes', 'change users of a user pool'],
    ['cognito-idp:*', 'change a user pool'],
    ['cognito-idp:UpdateUserPoolClient', 'change a user pool'],
    ['iam:PutRolePolicy', 'change roles'],
    ['iam:UpdateAssumeRolePolicy', 'change roles'],
    ['iam:TagRole', 'change roles'],
    ['iam:PassRole', 'give a service a role'],
  ])('%s lets users %s', (Action, can) => {
    expect(byUsers({ Action })).toEqual([
      findingAt(
        'high',
        AT,
        'Users signed in through Pool can ',
        can,
        'from the policies of Reader',
      ),
    ]);
  });

  test('NotAction without tables leaves these actions', () => {
    expect(byUsers({ NotAction: ['dynamodb:*', 'kms:*'] })).toHaveLength(1);
  });

  test('on the one pool it is a finding too', () => {
    const Resource = 'arn:aws:cognito-identity:us-east-1:111122223333:identitypool/us-east-1:0b4c';
    expect(byUsers({ Action: 'cognito-identity:UpdateIdentityPool', Resource })).toHaveLength(1);
  });

  test('for guests it is high, for a group or a claim medium', () => {
    const guests = {
      ...pool({ AllowUnauthenticatedIdentities: true }),
      ...attachment({ Roles: { unauthenticated: READER_ARN } }),
    };
    const Rules = [{ Claim: 'custom:job', MatchType: 'Equals', Value: 'a', RoleARN: READER_ARN }];
    const byClaim = {
      ...pool(),
      ...attachment({ RoleMappings: { p: { Type: 'Rules', RulesConfiguration: { Rules } } } }),
    };
    const Action = 'cognito-identity:*';
    expect(byUsers({ Action }, guests)).toEqual([
      findingAt('high', AT, 'Unauthenticated identities of Pool can '),
    ]);
    expect(byUsers({ Action }, byClaim)).toEqual([findingAt('medium', AT, 'custom:job')]);
  });

  test('for a role of code it is medium, except for IAM, which IndirectAccess finds', () => {
    const byCode = (Action: string) => allowed({ Action, Resource: '*' });
    expect(found(RULE, byCode('cognito-identity:*'))).toEqual([
      expect.stringMatching(/^medium at/),
    ]);
    expect(found(RULE, byCode('cognito-idp:AdminUpdateUserAttributes'))).toHaveLength(1);
    expect(found(RULE, byCode('iam:PutRolePolicy'))).toEqual([]);
    expect(found('IndirectAccess', byCode('iam:PutRolePolicy'))).toHaveLength(1);
  });

  test('for users, IndirectAccess does not say it again', () => {
    const resources = { ...USERS, ...allowed({ Action: 'iam:*', Resource: '*' }, USER) };
    expect(found(RULE, resources)).toHaveLength(1);
    expect(found('IndirectAccess', resources)).toEqual([]);
  });

  test.each<[string, object]>([
    [
      'what clients call',
      { Action: ['cognito-identity:GetId', 'cognito-identity:GetCredentialsForIdentity'] },
    ],
    [
      'what only reads',
      { Action: ['cognito-identity:DescribeIdentityPool', 'cognito-idp:ListUsers'] },
    ],
    [
      'resources of another service',
      { Action: 'cognito-identity:*', Resource: 'arn:aws:s3:::bucket' },
    ],
    ['every action, which WildcardAction finds', { Action: '*' }],
    ['a Deny', { Effect: 'Deny', Action: 'cognito-identity:*' }],
  ])('%s is not a finding', (_title, statement) => {
    expect(byUsers(statement)).toEqual([]);
  });

  test('its fix, followed, leaves users their role and the table', async () => {
    const after = { ...USERS, ...allowed({}, USER) };
    expect(found(RULE, after)).toEqual([]);
    expect(await isAdmitted(after, 'Reader', 'authenticated')).toBe(true);
  });
});
