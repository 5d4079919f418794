import { Duration } from 'aws-cdk-lib/core';
import { templateOf } from '../../synthesis';
import { MINIMAL, withTable } from '../../stages';
import { onlyResource } from '../../synthesis';

const ROLE = 'AuthenticatedRoleGroupAdmins';
const groups = (tables: object) => ({ admins: { precedence: 3, tables } });
const READ_ALL = { rows: 'all', actions: ['GetItem'] };
const OWN = { rows: 'own', actions: ['PutItem'] };

describe('role of a group', () => {
  const template = () => templateOf(withTable(OWN, { groups: groups({ orders: READ_ALL }) }));

  test('has the trust policy of the authenticated role, and its policies with those of the group', () => {
    const roles = template().findResources('AWS::IAM::Role');
    const { AuthenticatedRole: everybody, [ROLE]: admins } = roles;
    expect(Object.keys(roles)).toEqual(['AuthenticatedRole', ROLE]);
    expect(admins?.Properties.AssumeRolePolicyDocument).toEqual(
      everybody?.Properties.AssumeRolePolicyDocument,
    );
    expect(everybody?.Properties.ManagedPolicyArns).toEqual([{ Ref: 'AuthenticatedRolePolicy' }]);
    expect(admins?.Properties.ManagedPolicyArns).toEqual([
      { Ref: 'AuthenticatedRolePolicy' },
      { Ref: `${ROLE}Policy` },
    ]);
  });

  test('allows the grants of the group in statements of their own', () => {
    const { [`${ROLE}Policy`]: policy } = template().findResources('AWS::IAM::ManagedPolicy');
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      {
        Sid: 'GetItemsOfOrdersTable',
        Effect: 'Allow',
        Action: 'dynamodb:GetItem',
        Resource: { 'Fn::GetAtt': ['OrdersTable', 'Arn'] },
      },
    ]);
  });

  test('is that of the group in the user pool, by the token alone', () => {
    expect(onlyResource(template(), 'AWS::Cognito::UserPoolGroup').Properties).toEqual({
      GroupName: 'admins',
      Precedence: 3,
      RoleArn: { 'Fn::GetAtt': [ROLE, 'Arn'] },
      UserPoolId: { Ref: 'UserPool' },
    });
    const { Properties } = onlyResource(template(), 'AWS::Cognito::IdentityPoolRoleAttachment');
    expect(Properties.RoleMappings.UserPool).toMatchObject({
      Type: 'Token',
      AmbiguousRoleResolution: 'AuthenticatedRole',
    });
    expect(Properties.RoleMappings.UserPool.RulesConfiguration).toBeUndefined();
    expect(template().toJSON().Outputs.GroupAdminsRoleArn.Value).toEqual({
      'Fn::GetAtt': [ROLE, 'Arn'],
    });
  });

  test('of a group that exists is made without the group', () => {
    const existing = templateOf({
      ...MINIMAL,
      identity: { userPool: { userPoolId: 'eu-west-1_A1', userPoolClientId: 'client' } },
      groups: { admins: { existing: true, tables: { orders: READ_ALL } } },
    });
    existing.resourceCountIs('AWS::Cognito::UserPoolGroup', 0);
    expect(Object.keys(existing.findResources('AWS::IAM::Role'))).toContain(ROLE);
  });

  test('is revoked with the authenticated role, also what only the group allows', () => {
    const revoked = templateOf(
      withTable(OWN, {
        groups: groups({ orders: READ_ALL }),
        sessions: { revokeIssuedBefore: '2026-11-20T14:30:00Z' },
      }),
    );
    const { AuthenticatedRoleRevocationPolicy: policy } =
      revoked.findResources('AWS::IAM::ManagedPolicy');
    expect(policy?.Properties.PolicyDocument.Statement[0].Action).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
    ]);
    const { [ROLE]: role } = revoked.findResources('AWS::IAM::Role');
    expect(role?.Properties.ManagedPolicyArns).toContainEqual({
      Ref: 'AuthenticatedRoleRevocationPolicy',
    });
  });

  test('has a description of characters that IAM allows', () => {
    const named = { 'équipe-˂🙂': { precedence: 1, tables: { orders: READ_ALL } } };
    const roles = templateOf({ ...MINIMAL, groups: named }).findResources('AWS::IAM::Role');
    expect(Object.values(roles).map(({ Properties }) => Properties.Description)).toContain(
      'Assumed by signed-in users in the group équipe-??',
    );
  });

  test('has session tags for its own row scopes', () => {
    const rows = { by: 'own', id: 'userSub' };
    const tagged = templateOf(withTable({}, { groups: groups({ orders: { rows } }) }));
    expect(
      onlyResource(tagged, 'AWS::Cognito::IdentityPoolPrincipalTag').Properties.PrincipalTags,
    ).toEqual({ tokenSub: 'sub' });
    const roles = Object.entries(tagged.findResources('AWS::IAM::Role'));
    expect(
      roles.map(([id, { Properties }]) => [
        id,
        JSON.stringify(Properties.AssumeRolePolicyDocument).includes('"sts:TagSession"'),
      ]),
    ).toEqual([
      ['AuthenticatedRole', true],
      ['AuthenticatedRoleGroupAdmins', true],
    ]);
  });

  test('has 10 managed policies at most, those of the authenticated role included', () => {
    const ids = Array.from({ length: 250 }, (_, n) => `aTableWithALongNameThatFillsPolicies${n}`);
    const tables = (table: object) => Object.fromEntries(ids.map((id) => [id, table]));
    const stage = { ...MINIMAL, tables: tables(MINIMAL.tables.orders) };
    expect(() => templateOf(stage)).not.toThrow();
    expect(() => templateOf({ ...stage, groups: groups(tables(READ_ALL)) })).toThrow(
      /role of the group admins needs 1\d managed policies .*IAM allows 10/,
    );
  });
});

test('a group has the maximum session duration of the stage', () => {
  const { [ROLE]: role } = templateOf({
    ...MINIMAL,
    groups: groups({ orders: READ_ALL }),
    sessions: { maxDuration: Duration.hours(2).toSeconds() },
  }).findResources('AWS::IAM::Role');
  expect(role?.Properties.MaxSessionDuration).toBe(7200);
});
