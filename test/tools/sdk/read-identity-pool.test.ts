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

describe('identity pool read from AWS', () => {
  test('has other providers: social logins, OpenID Connect, SAML, developer providers', async () => {
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

  test('has providers, roles, role mappings and principal tags', async () => {
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
          rules: [
            { claim: 'custom:t', matchType: 'Equals', value: 'acme', roleArn: `${ROLE}-acme` },
          ],
        },
      ],
      principalTags: { [PROVIDER]: { tokenTenant: 'custom:t' } },
    });
  });

  test('has defaults for what Cognito leaves out: only the classic flow is on', async () => {
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

  test('checks no tokens unless ServerSideTokenCheck is on', async () => {
    withPool({ CognitoIdentityProviders: [{ ProviderName: PROVIDER, ClientId: 'client1' }] }, {});
    expect((await read()).providers).toEqual([
      { name: PROVIDER, clientId: 'client1', checksTokens: false },
    ]);
  });

  test('has principal tags by provider, none where the map was never set', async () => {
    const other = `${PROVIDER}2`;
    withPool({ CognitoIdentityProviders: [ofUserPool(), ofUserPool(other)] }, {});
    aws.on('GetPrincipalTagAttributeMap', ({ body }) =>
      body.IdentityProviderName === other
        ? new Refusal('ResourceNotFoundException')
        : { PrincipalTags: { tokenSub: 'sub' } },
    );
    expect((await read()).principalTags).toEqual({ [PROVIDER]: { tokenSub: 'sub' }, [other]: {} });
  });

  test('is an error if principal tags cannot be read', async () => {
    withPool(
      { CognitoIdentityProviders: [ofUserPool()] },
      {},
      new Refusal('NotAuthorizedException'),
    );
    await expect(read()).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  describe('provider of a role mapping', () => {
    test.each<[string, string, object[], string]>([
      ['is the key', `${PROVIDER}:client1`, [ofUserPool()], `${PROVIDER}:client1`],
      ['is the key, if it is another provider', 'other/x:y', [ofUserPool()], 'other/x:y'],
      [
        'is the only one, if the key is a name of a template',
        'userPool',
        [ofUserPool()],
        `${PROVIDER}:client1`,
      ],
      [
        'is unknown if there are more providers than mappings',
        'userPool',
        [ofUserPool(), ofUserPool('b/2')],
        'userPool',
      ],
      ['is unknown if there is none', 'userPool', [], 'userPool'],
    ])('%s', async (_what, key, providers, expected) => {
      withPool({ CognitoIdentityProviders: providers }, { RoleMappings: { [key]: mapping } });
      expect((await read()).roleMappings.map(({ provider }) => provider)).toEqual([expected]);
    });
  });

  test('has role mappings that deny by default', async () => {
    withPool({}, { RoleMappings: { 'a/b:c': { Type: 'Token' } } });
    expect((await read()).roleMappings).toEqual([
      { provider: 'a/b:c', type: 'Token', otherwise: 'Deny', rules: [] },
    ]);
  });
});
