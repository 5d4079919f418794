import { MINIMAL, withTable, withUserPool } from '../../stages';
import { onlyResource, templateOf } from '../../synthesis';

const identityPool = (stage: unknown) =>
  onlyResource(templateOf(stage), 'AWS::Cognito::IdentityPool').Properties;

const EXISTING = withUserPool({
  userPoolId: 'eu-west-1_AbCdEf123',
  userPoolClientId: '1example23456789',
});

test('admits the signed-in users of the new pool, checks each token, and keeps the classic flow closed', () => {
  expect(identityPool(MINIMAL)).toEqual({
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
    CognitoIdentityProviders: [
      {
        ClientId: { Ref: 'UserPoolClient' },
        ProviderName: { 'Fn::GetAtt': ['UserPool', 'ProviderName'] },
        ServerSideTokenCheck: true,
      },
    ],
  });
});

test('a name, and the classic flow where the stage asks for it', () => {
  const identity = { identityPoolName: 'orders-identities', classicFlow: true };
  expect(identityPool({ ...MINIMAL, identity })).toMatchObject({
    IdentityPoolName: 'orders-identities',
    AllowClassicFlow: true,
  });
});

test('admits the users of an existing pool, and makes none', () => {
  const template = templateOf(EXISTING);
  template.resourceCountIs('AWS::Cognito::UserPool', 0);
  template.resourceCountIs('AWS::Cognito::UserPoolClient', 0);
  expect(identityPool(EXISTING)).toMatchObject({
    CognitoIdentityProviders: [
      {
        ClientId: '1example23456789',
        ProviderName: {
          'Fn::Join': [
            '',
            ['cognito-idp.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/eu-west-1_AbCdEf123'],
          ],
        },
        ServerSideTokenCheck: true,
      },
    ],
  });
  expect(template.toJSON().Outputs).toMatchObject({
    UserPoolId: { Value: 'eu-west-1_AbCdEf123' },
    UserPoolClientId: { Value: '1example23456789' },
  });
});

const ROLE = { maxSessionDuration: 3600 };
const TENANT = { tenantClaim: 'custom:tenantId' };
const TENANT_ROWS = withTable({ rows: 'tenant' }, { identity: TENANT });

describe('the tags that a session carries', () => {
  const tags = (stage: unknown) =>
    Object.values(templateOf(stage).findResources('AWS::Cognito::IdentityPoolPrincipalTag')).map(
      ({ Properties }) => Properties,
    );

  test.each([
    [{ by: 'own', id: 'userSub' }, {}, { tokenSub: 'sub' }],
    ['tenant', TENANT, { tokenTenant: 'custom:tenantId' }],
    ['own', TENANT, { tokenTenant: 'custom:tenantId' }],
  ])('rows %j, identity %j: %j', (rows, identity, PrincipalTags) => {
    expect(tags(withTable({ rows }, { identity }))).toEqual([
      {
        IdentityPoolId: { Ref: 'IdentityPool' },
        // Without the app client.
        IdentityProviderName: { 'Fn::GetAtt': ['UserPool', 'ProviderName'] },
        UseDefaults: false,
        PrincipalTags,
      },
    ]);
  });

  test.each(['all', 'own'])('rows %j: none', (rows) => {
    expect(tags(withTable({ rows }))).toEqual([]);
  });

  test('what all tables and the roles of tenants need is in one map', () => {
    const { orders } = MINIMAL.tables;
    const tables = { orders, sub: { ...orders, rows: { by: 'own', id: 'userSub' } } };
    const stage = { ...TENANT_ROWS, tables, tenants: { acme: ROLE } };
    expect(tags(stage).map(({ PrincipalTags }) => PrincipalTags)).toEqual([
      { tokenSub: 'sub', tokenTenant: 'custom:tenantId' },
    ]);
  });

  test('an existing pool is named by its provider', () => {
    const identity = { tenantClaim: 'custom:tenantId', ...EXISTING.identity };
    expect(tags({ ...TENANT_ROWS, identity })[0]?.IdentityProviderName).toEqual({
      'Fn::Join': [
        '',
        ['cognito-idp.eu-west-1.', { Ref: 'AWS::URLSuffix' }, '/eu-west-1_AbCdEf123'],
      ],
    });
  });
});

describe('roles of tenants', () => {
  const attachment = (count: number) => {
    const tenants = Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, ROLE]));
    const template = templateOf({ ...TENANT_ROWS, tenants });
    return onlyResource(template, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
  };
  const rule = (MatchType: string, Value: string, role: string) => ({
    Claim: 'custom:tenantId',
    MatchType,
    Value,
    RoleARN: { 'Fn::GetAtt': [role, 'Arn'] },
  });

  test('are given by the claim, and everybody else has the authenticated role', () => {
    expect(attachment(2)).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      Roles: { authenticated: { 'Fn::GetAtt': ['AuthenticatedRole', 'Arn'] } },
      RoleMappings: {
        UserPool: {
          Type: 'Rules',
          AmbiguousRoleResolution: 'Deny',
          // With the app client.
          IdentityProvider: {
            'Fn::Join': [
              '',
              [{ 'Fn::GetAtt': ['UserPool', 'ProviderName'] }, ':', { Ref: 'UserPoolClient' }],
            ],
          },
          RulesConfiguration: {
            Rules: [
              rule('Equals', 't0', 'AuthenticatedRoleTenantT0'),
              rule('Equals', 't1', 'AuthenticatedRoleTenantT1'),
              rule('NotEqual', 't0', 'AuthenticatedRole'),
            ],
          },
        },
      },
    });
  });

  test('are for the client to ask for in the classic flow, which fails where roles are mapped', () => {
    const identity = { tenantClaim: 'custom:tenantId', classicFlow: true };
    const template = templateOf({ ...TENANT_ROWS, identity, tenants: { acme: ROLE } });
    expect(onlyResource(template, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      Roles: { authenticated: { 'Fn::GetAtt': ['AuthenticatedRole', 'Arn'] } },
    });
    template.resourceCountIs('AWS::Cognito::IdentityPoolPrincipalTag', 1);
    template.resourceCountIs('AWS::IAM::Role', 2);
  });

  test('are not needed to cut a tenant off', () => {
    const tenants = { acme: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } };
    const template = templateOf({ ...TENANT_ROWS, tenants });
    const { Properties } = onlyResource(template, 'AWS::Cognito::IdentityPoolRoleAttachment');
    expect(Properties).not.toHaveProperty('RoleMappings');
    template.resourceCountIs('AWS::IAM::Role', 1);
  });

  test.each([
    [24, 25, 'NotEqual'],
    [25, 25, 'Equals'],
  ])('%d tenants are %d rules, the last of which is %s', (count, rules, last) => {
    const { Rules } = attachment(count).RoleMappings.UserPool.RulesConfiguration;
    expect(Rules).toHaveLength(rules);
    expect(Rules.at(-1).MatchType).toBe(last);
  });
});
