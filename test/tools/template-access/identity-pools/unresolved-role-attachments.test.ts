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

test.each<[string, object, string[]]>([
  [
    'roles of the template',
    attachment({ Roles: { authenticated: ROLE, unauthenticated: ROLE }, ...rule(ROLE) }),
    [],
  ],
  [
    'a role of elsewhere',
    attachment({ Roles: { authenticated: ADMIN } }),
    [
      `Properties.Roles.authenticated: gives users the role ${ADMIN}, which is not in this template`,
    ],
  ],
  [
    'a role of elsewhere by a rule',
    attachment(rule({ 'Fn::ImportValue': 'admin' })),
    [
      'Properties.RoleMappings.idp.RulesConfiguration.Rules[0]: gives users the role ${? import admin}, which is not in this template',
    ],
  ],
  [
    'whatever a function gives',
    attachment({ Roles: { 'Fn::Transform': {} } }),
    [
      'Properties.Roles: gives users roles that are not in this template: ${? Fn::Transform}',
      'Properties.Roles: what Fn::Transform puts in here on deployment, which is not looked into',
    ],
  ],
  [
    'roles of the template by a pool of elsewhere',
    attachment({ IdentityPoolId: 'us-east-1:other', Roles: { authenticated: ROLE } }),
    [
      'Properties.IdentityPoolId: whom the identity pool us-east-1:other, which is not in this template, gives these roles',
    ],
  ],
  ['a role of the template by a group', group(ROLE), []],
  [
    'a role of elsewhere by a group',
    group(ADMIN),
    [`Properties.RoleArn: gives users the role ${ADMIN}, which is not in this template`],
  ],
])('users get %s', (_what, Other, expected) => {
  const Pool = { Type: 'AWS::Cognito::IdentityPool', Properties: {} };
  const { unresolved } = accessOf({ Pool, Role: roleOf(), Other });
  expect(unresolved.map(({ at, what }) => `${at.property}: ${what}`).sort()).toEqual(expected);
});
