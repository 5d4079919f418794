import { accessOf, roleOf } from '../sample-template';

const ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };
const ADMIN = 'arn:aws:iam::111122223333:role/Admin';
const attachment = (Properties: object) => ({
  Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
  Properties: { IdentityPoolId: { Ref: 'Pool' }, ...Properties },
});
const rule = (RoleARN: unknown) => ({
  RoleMappings: { idp: { Type: 'Rules', RulesConfiguration: { Rules: [{ RoleARN }] } } },
});
const group = (RoleArn: unknown) => ({
  Type: 'AWS::Cognito::UserPoolGroup',
  Properties: { RoleArn },
});

describe('role attachment', () => {
  test.each<[string, object, string[]]>([
    [
      'with roles of the template',
      attachment({ Roles: { authenticated: ROLE, unauthenticated: ROLE }, ...rule(ROLE) }),
      [],
    ],
    [
      'with a role that is not in the template',
      attachment({ Roles: { authenticated: ADMIN } }),
      [`Properties.Roles.authenticated: assigns users role ${ADMIN}, not in this template`],
    ],
    [
      'with a rule for a role that is not in the template',
      attachment(rule({ 'Fn::ImportValue': 'admin' })),
      [
        'Properties.RoleMappings.idp.RulesConfiguration.Rules[0]: assigns users role import admin, not in this template',
      ],
    ],
    [
      'with an intrinsic function for its roles',
      attachment({ Roles: { 'Fn::Transform': {} } }),
      [
        'Properties.Roles: assigns users roles that are not in this template: Fn::Transform',
        'Properties.Roles: output of Fn::Transform, which is not analyzed',
      ],
    ],
    [
      'of an identity pool that is not in the template',
      attachment({ IdentityPoolId: 'us-east-1:other', Roles: { authenticated: ROLE } }),
      [
        'Properties.IdentityPoolId: identities of identity pool us-east-1:other, not in this template, which get these roles',
      ],
    ],
    ['by a group with a role of the template', group(ROLE), []],
    [
      'by a group with a role that is not in the template',
      group(ADMIN),
      [`Properties.RoleArn: assigns users role ${ADMIN}, not in this template`],
    ],
  ])('%s', (_what, Other, expected) => {
    const Pool = { Type: 'AWS::Cognito::IdentityPool', Properties: {} };
    const { unresolved } = accessOf({ Pool, Role: roleOf(), Other });
    expect(unresolved.map(({ at, what }) => `${at.property}: ${what}`).sort()).toEqual(expected);
  });
});
