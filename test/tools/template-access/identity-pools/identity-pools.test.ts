import type { TemplateIdentityPool } from '../../../../tools/template-access/identity-pools/template-identity-pool';
import { accessOf, readable, roleOf } from '../sample-template';

const USERS = { Type: 'AWS::Cognito::UserPool', Properties: {} };
const CLIENT = { Type: 'AWS::Cognito::UserPoolClient', Properties: {} };
const pool = (Properties: object = {}) => ({ Type: 'AWS::Cognito::IdentityPool', Properties });
const attached = (Properties: object, IdentityPoolId: unknown = { Ref: 'Pool' }) => ({
  Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
  Properties: { IdentityPoolId, ...Properties },
});

function poolsIn(resources: object): readonly TemplateIdentityPool[] {
  return readable(accessOf(resources).identityPools) as readonly TemplateIdentityPool[];
}

function poolOf(properties: object, others: object = {}): TemplateIdentityPool {
  const [one] = poolsIn({ Pool: pool(properties), ...others });
  if (!one) throw new Error('no identity pool');
  return one;
}

describe('identity pool', () => {
  test('without properties it allows no identities', () => {
    expect(poolOf({})).toEqual({
      id: 'Pool',
      at: { resource: 'Pool', property: 'Properties' },
      name: '${Pool}',
      allowsUnauthenticated: false,
      classicFlow: 'unspecified',
      mappings: [],
      providers: [],
      otherProviders: [],
      attachments: [],
      principalTags: [],
    });
  });

  test.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    [{ Ref: 'Parameter' }, true],
    [{ 'Fn::If': ['C', true, false] }, true],
    [false, false],
    ['no', false],
  ])('unauthenticated identities and classic flow of %j: %s', (value, expected) => {
    const { allowsUnauthenticated, classicFlow } = poolOf({
      AllowUnauthenticatedIdentities: value,
      AllowClassicFlow: value,
    });
    expect([allowsUnauthenticated, classicFlow]).toEqual([expected, expected ? 'open' : 'closed']);
  });
});

describe('identity provider of an identity pool', () => {
  const provider = (others: object) =>
    poolOf(
      { CognitoIdentityProviders: [{ ClientId: { Ref: 'Client' }, ...others }] },
      { Users: USERS, Client: CLIENT, Others: USERS },
    ).providers[0];

  test.each<[string, object, string | undefined]>([
    ['its attribute', { ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] } }, 'Users'],
    [
      'its ID',
      { ProviderName: { 'Fn::Sub': 'cognito-idp.${AWS::Region}.amazonaws.com/${Users}' } },
      'Users',
    ],
    [
      'the attribute of another',
      { ProviderName: { 'Fn::GetAtt': ['Others', 'ProviderName'] } },
      'Others',
    ],
    [
      'an ID that is written out',
      { ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1' },
      undefined,
    ],
    ['none', {}, undefined],
  ])('names the user pool by %s', (_what, others, expected) => {
    expect(provider(others)?.userPool).toBe(expected);
  });

  test.each<[string, object, readonly string[] | undefined]>([
    ['all', {}, undefined],
    ['some', { WriteAttributes: ['email', 'name'] }, ['email', 'name']],
    ['none', { WriteAttributes: [] }, []],
  ])('has the attributes that users may write: %s', (_what, properties, expected) => {
    const { providers } = poolOf(
      {
        CognitoIdentityProviders: [
          { ClientId: { Ref: 'Client' } },
          { ClientId: '1abc', ServerSideTokenCheck: true },
        ],
      },
      { Client: { ...CLIENT, Properties: properties } },
    );
    expect(providers).toEqual([
      {
        name: '',
        userPool: undefined,
        allowsSignUp: undefined,
        client: {
          name: '${Client}',
          at: { resource: 'Client', property: 'Properties.WriteAttributes' },
          writeAttributes: expected,
        },
        groups: [],
        otherClients: [],
        checksTokens: false,
      },
      {
        name: '',
        userPool: undefined,
        allowsSignUp: undefined,
        client: { name: '1abc', at: undefined, writeAttributes: undefined },
        groups: [],
        otherClients: [],
        checksTokens: true,
      },
    ]);
  });

  test('has the groups of the user pool that have a role', () => {
    const group = (properties: object) => ({
      Type: 'AWS::Cognito::UserPoolGroup',
      Properties: { RoleArn: 'arn:r', ...properties },
    });
    const { providers } = poolOf(
      {
        CognitoIdentityProviders: [
          { ProviderName: { 'Fn::GetAtt': ['Users', 'ProviderName'] }, ClientId: '1abc' },
          { ProviderName: 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1', ClientId: '2' },
        ],
      },
      {
        Users: USERS,
        Admins: group({ UserPoolId: { Ref: 'Users' }, GroupName: 'admins' }),
        Plain: group({ UserPoolId: { Ref: 'Users' }, RoleArn: undefined }),
        Outside: group({ UserPoolId: 'us-east-1_Ab1', GroupName: 'support' }),
        Elsewhere: group({ UserPoolId: 'us-east-1_Ab2', GroupName: 'x' }),
      },
    );
    expect(providers.map(({ groups }) => groups)).toEqual([
      [{ name: 'admins', role: 'arn:r' }],
      [{ name: 'support', role: 'arn:r' }],
    ]);
  });

  test('other providers are listed', () => {
    const { otherProviders } = poolOf({
      SupportedLoginProviders: { 'graph.facebook.com': '1' },
      OpenIdConnectProviderARNs: ['arn:o'],
      SamlProviderARNs: ['arn:s'],
      DeveloperProviderName: 'login.example',
    });
    expect(otherProviders).toEqual(['graph.facebook.com', 'arn:o', 'arn:s', 'login.example']);
  });
});

describe('role attachment', () => {
  const ROLE = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}';
  const ROLE_ARN = { 'Fn::GetAtt': ['Role', 'Arn'] };

  test('gives roles to authenticated and unauthenticated identities, and by rules', () => {
    const rules = ['Equals', 'NotEqual'].map((MatchType) => ({
      Claim: 'custom:tenant',
      MatchType,
      Value: 'acme',
      RoleARN: ROLE_ARN,
    }));
    const { attachments } = poolOf(
      {},
      {
        Role: roleOf(),
        Roles: attached({
          Roles: { authenticated: ROLE_ARN, unauthenticated: 'arn:guest' },
          RoleMappings: { users: { Type: 'Rules', RulesConfiguration: { Rules: rules } } },
        }),
        OfAnother: attached({ Roles: { authenticated: 'arn:x' } }, { Ref: 'Other' }),
        Other: pool(),
      },
    );
    const at = (property: string) => ({ resource: 'Roles', property: `Properties.${property}` });
    const rule = (position: number) =>
      at(`RoleMappings.users.RulesConfiguration.Rules[${position}]`);
    const to = { claim: 'custom:tenant', value: 'acme' };
    expect(attachments).toEqual([
      { at: at('Roles.authenticated'), role: ROLE, to: 'authenticated' },
      { at: at('Roles.unauthenticated'), role: 'arn:guest', to: 'unauthenticated' },
      { at: rule(0), role: ROLE, to: { ...to, matchType: 'Equals' } },
      { at: rule(1), role: ROLE, to: { ...to, matchType: 'NotEqual' } },
    ]);
  });
});

describe('principal tag mapping', () => {
  test('maps claims to session tags in its identity pool', () => {
    const tags = (IdentityPoolId: unknown, PrincipalTags: unknown) => ({
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: { IdentityPoolId, PrincipalTags },
    });
    const [one, other] = poolsIn({
      Pool: pool(),
      Other: pool(),
      Tags: tags({ Ref: 'Pool' }, { tenant: 'custom:tenant', user: 'sub' }),
      Faulty: tags({ Ref: 'Other' }, ['tenant']),
    });
    const at = (tag: string) => ({ resource: 'Tags', property: `Properties.PrincipalTags.${tag}` });
    expect(one?.principalTags).toEqual([
      { at: at('tenant'), tag: 'tenant', claim: 'custom:tenant' },
      { at: at('user'), tag: 'user', claim: 'sub' },
    ]);
    expect(other?.principalTags).toEqual([]);
  });
});

describe('classic flow', () => {
  const RULES = { users: { Type: 'Rules', RulesConfiguration: { Rules: [] } } };

  test.each<[string, object, object, string]>([
    ['absent', {}, {}, 'unspecified'],
    ['true', { AllowClassicFlow: true }, {}, 'open'],
    ['false', { AllowClassicFlow: false }, {}, 'closed'],
    [
      'true beside role mappings, with which Cognito refuses it',
      { AllowClassicFlow: true },
      { RoleMappings: RULES },
      'closed',
    ],
  ])('AllowClassicFlow %s', (_what, properties, roles, expected) => {
    expect(poolOf(properties, { Roles: attached(roles) }).classicFlow).toBe(expected);
  });
});
