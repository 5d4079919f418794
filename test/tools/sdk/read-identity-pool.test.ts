import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import { readIdentityPool } from '../../../tools/sdk/read-identity-pool';
import { awsServer, Refusal } from '../../aws-server';

const aws = awsServer();
const POOL = 'us-east-1:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f';
const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1';
const ROLE = 'arn:aws:iam::111122223333:role/signed-in';
const ofUserPool = (name = PROVIDER) => ({
  ProviderName: name,
  ClientId: 'client1',
  ServerSideTokenCheck: true,
});
const rule = { Claim: 'custom:t', MatchType: 'Equals', Value: 'acme', RoleARN: `${ROLE}-acme` };
const mapping = {
  Type: 'Rules',
  AmbiguousRoleResolution: 'AuthenticatedRole',
  RulesConfiguration: { Rules: [rule] },
};

function withPool(
  pool: object,
  roles: object,
  tags: Record<string, unknown> | Refusal = { PrincipalTags: {} },
) {
  aws
    .on('DescribeIdentityPool', { IdentityPoolId: POOL, ...pool })
    .on('GetIdentityPoolRoles', { IdentityPoolId: POOL, ...roles })
    .on('GetPrincipalTagAttributeMap', tags);
}

const read = () => readIdentityPool(new CognitoIdentityClient(aws.config), POOL);

test('whoever else may say who somebody is belongs to a pool too', async () => {
  withPool(
    {
      CognitoIdentityProviders: [ofUserPool()],
      SupportedLoginProviders: { 'accounts.google.com': 'app-1' },
      OpenIdConnectProviderARNs: ['arn:oidc'],
      SamlProviderARNs: ['arn:saml'],
      DeveloperProviderName: 'login.mine',
    },
    {},
  );
  const { otherProviders } = await read();
  expect(otherProviders).toEqual(['accounts.google.com', 'arn:oidc', 'arn:saml', 'login.mine']);
});

test('a pool is told by whom it admits, with which role and which tags', async () => {
  withPool(
    {
      AllowUnauthenticatedIdentities: true,
      AllowClassicFlow: true,
      CognitoIdentityProviders: [ofUserPool()],
    },
    {
      Roles: { authenticated: ROLE, unauthenticated: `${ROLE}-guest` },
      RoleMappings: { [`${PROVIDER}:client1`]: mapping },
    },
    { PrincipalTags: { tokenTenant: 'custom:t' } },
  );
  expect(await read()).toEqual({
    identityPoolId: POOL,
    allowsUnauthenticatedIdentities: true,
    allowsClassicFlow: true,
    providers: [{ name: PROVIDER, clientId: 'client1', checksTokens: true }],
    otherProviders: [],
    authenticatedRole: ROLE,
    unauthenticatedRole: `${ROLE}-guest`,
    roleMappings: [
      {
        provider: `${PROVIDER}:client1`,
        type: 'Rules',
        otherwise: 'AuthenticatedRole',
        rules: [{ claim: 'custom:t', matchType: 'Equals', value: 'acme', roleArn: `${ROLE}-acme` }],
      },
    ],
    principalTags: { [PROVIDER]: { tokenTenant: 'custom:t' } },
  });
});

test('what Cognito leaves out is off, but for the classic flow, and there is none of it', async () => {
  withPool({}, {});
  expect(await read()).toEqual({
    identityPoolId: POOL,
    allowsUnauthenticatedIdentities: false,
    allowsClassicFlow: true,
    otherProviders: [],
    providers: [],
    authenticatedRole: '',
    unauthenticatedRole: undefined,
    roleMappings: [],
    principalTags: {},
  });
  expect(aws.actions).not.toContain('GetPrincipalTagAttributeMap');
});

test('a provider checks no tokens unless Cognito says so', async () => {
  withPool({ CognitoIdentityProviders: [{ ProviderName: PROVIDER, ClientId: 'client1' }] }, {});
  expect((await read()).providers).toEqual([
    { name: PROVIDER, clientId: 'client1', checksTokens: false },
  ]);
});

test('tags are asked for of each provider; one of which nothing was said has none', async () => {
  const other = `${PROVIDER}2`;
  withPool({ CognitoIdentityProviders: [ofUserPool(), ofUserPool(other)] }, {});
  aws.on('GetPrincipalTagAttributeMap', ({ body }) =>
    body.IdentityProviderName === other
      ? new Refusal('ResourceNotFoundException')
      : { PrincipalTags: { tokenSub: 'sub' } },
  );
  expect((await read()).principalTags).toEqual({ [PROVIDER]: { tokenSub: 'sub' }, [other]: {} });
});

test('tags that may not be read are an error, not a pool without tags', async () => {
  withPool({ CognitoIdentityProviders: [ofUserPool()] }, {}, new Refusal('NotAuthorizedException'));
  await expect(read()).rejects.toThrow('NotAuthorizedException says AWS');
});

describe('the provider of a role mapping', () => {
  test.each<[string, string, object[], string]>([
    ['is what Cognito says', `${PROVIDER}:client1`, [ofUserPool()], `${PROVIDER}:client1`],
    ['is another one, if Cognito says so', 'other/x:y', [ofUserPool()], 'other/x:y'],
    [
      'is the only one, behind a name of a template',
      'userPool',
      [ofUserPool()],
      `${PROVIDER}:client1`,
    ],
    [
      'is unknown behind a name, of several',
      'userPool',
      [ofUserPool(), ofUserPool('b/2')],
      'userPool',
    ],
    ['is unknown behind a name, of none', 'userPool', [], 'userPool'],
  ])('%s', async (_what, key, providers, expected) => {
    withPool({ CognitoIdentityProviders: providers }, { RoleMappings: { [key]: mapping } });
    expect((await read()).roleMappings.map(({ provider }) => provider)).toEqual([expected]);
  });
});

test('a mapping that says no more denies what no rule fits', async () => {
  withPool({}, { RoleMappings: { 'a/b:c': { Type: 'Token' } } });
  expect((await read()).roleMappings).toEqual([
    { provider: 'a/b:c', type: 'Token', otherwise: 'Deny', rules: [] },
  ]);
});
