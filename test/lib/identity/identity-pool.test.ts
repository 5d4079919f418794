import { Role } from 'aws-cdk-lib/aws-iam';
import { RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { IdentityPool, type IdentityPoolProps } from '../../../lib/identity/identity-pool';
import type { IdentityRoles } from '../../../lib/identity/role-mapping';
import { existingUserPool } from '../../../lib/identity/user-pool-connection';
import { acknowledgedBelow, onlyResource, stackWith, templateWith } from '../../synthesis';

const USER_POOL = {
  userPoolId: 'eu-west-1_AbCdEf123',
  userPoolClientId: '1example23456789',
  providerName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
};
const CLAIM = 'custom:tenantId';

interface Options extends Partial<IdentityPoolProps> {
  readonly principalTags?: IdentityRoles['principalTags'];
  /** The values of the claim that have a role of their own. */
  readonly tenants?: readonly string[];
}

/** Adds an identity pool that gives the role `Everybody`, and to some tenants one of their own. */
function addPool(stack: Stack, { principalTags = {}, tenants = [], ...props }: Options): void {
  const roleOf = (id: string) => Role.fromRoleName(stack, id, id);
  const pool = new IdentityPool(stack, 'IdentityPool', {
    userPool: USER_POOL,
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  });
  const roles = tenants.map((value) => ({ value, role: roleOf(`RoleOf${value}`) }));
  pool.attachRoles({
    role: roleOf('Everybody'),
    rolesByClaim: roles.length > 0 ? { claim: CLAIM, roles } : undefined,
    principalTags,
  });
}

const template = (options: Options = {}) => templateWith((stack) => addPool(stack, options));
const poolOf = (options?: Options) =>
  onlyResource(template(options), 'AWS::Cognito::IdentityPool').Properties;
const attachmentOf = (options?: Options) =>
  onlyResource(template(options), 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
const arnOf = (role: string) => ({
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, `:role/${role}`],
  ],
});

describe('identity pool', () => {
  test('has no unauthenticated identities, checks each token, and keeps the classic flow closed', () => {
    expect(poolOf()).toEqual({
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      CognitoIdentityProviders: [
        {
          ClientId: USER_POOL.userPoolClientId,
          ProviderName: USER_POOL.providerName,
          ServerSideTokenCheck: true,
        },
      ],
    });
  });

  test('has a name, and the classic flow, where the props ask for it', () => {
    expect(poolOf({ identityPoolName: 'orders-identities', classicFlow: true })).toMatchObject({
      IdentityPoolName: 'orders-identities',
      AllowClassicFlow: true,
    });
  });

  test.each([
    [RemovalPolicy.RETAIN, 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete'],
  ])('with the removal policy %s has the deletion policy %s', (removalPolicy, expected) => {
    expect(onlyResource(template({ removalPolicy }), 'AWS::Cognito::IdentityPool')).toMatchObject({
      DeletionPolicy: expected,
    });
  });

  test('acknowledges the classic flow where it is open', () => {
    const acknowledged = (options: Options) =>
      acknowledgedBelow(
        stackWith((stack) => addPool(stack, options)),
        'IdentityPool',
      );
    expect(acknowledged({})).toEqual({});
    expect(acknowledged({ classicFlow: true })).toEqual({
      'IdentityPool/Resource': {
        'DynamoDBAccess::ClassicFlow': expect.stringContaining('classicFlow'),
      },
    });
  });
});

test('an existing user pool has the provider of its own region', () => {
  const { userPoolId, userPoolClientId } = USER_POOL;
  const made = templateWith((stack) =>
    addPool(stack, { userPool: existingUserPool(stack, { userPoolId, userPoolClientId }) }),
  );
  const { CognitoIdentityProviders } = onlyResource(made, 'AWS::Cognito::IdentityPool').Properties;
  expect(CognitoIdentityProviders).toEqual([
    {
      ClientId: userPoolClientId,
      ProviderName: {
        'Fn::Join': ['', ['cognito-idp.eu-west-1.', { Ref: 'AWS::URLSuffix' }, `/${userPoolId}`]],
      },
      ServerSideTokenCheck: true,
    },
  ]);
});

describe('principal tags', () => {
  test('come from claims of the user pool, without the app client', () => {
    const principalTags = { tokenSub: 'sub', tokenTenant: CLAIM };
    const made = template({ principalTags });
    expect(onlyResource(made, 'AWS::Cognito::IdentityPoolPrincipalTag').Properties).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      IdentityProviderName: USER_POOL.providerName,
      UseDefaults: false,
      PrincipalTags: principalTags,
    });
  });

  test('are not set where no policy needs them', () => {
    template().resourceCountIs('AWS::Cognito::IdentityPoolPrincipalTag', 0);
  });
});

describe('role mapping', () => {
  const rule = (MatchType: string, Value: string, role: string) => ({
    Claim: CLAIM,
    MatchType,
    Value,
    RoleARN: arnOf(role),
  });
  const ids = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`);

  test('is not there where everybody has the authenticated role, and nobody else has one', () => {
    expect(attachmentOf()).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      Roles: { authenticated: arnOf('Everybody') },
    });
  });

  test('gives roles by the claim, and everybody else the authenticated role', () => {
    expect(attachmentOf({ tenants: ['acme', 'globex'] })).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      Roles: { authenticated: arnOf('Everybody') },
      RoleMappings: {
        UserPool: {
          Type: 'Rules',
          AmbiguousRoleResolution: 'Deny',
          // With the app client.
          IdentityProvider: `${USER_POOL.providerName}:${USER_POOL.userPoolClientId}`,
          RulesConfiguration: {
            Rules: [
              rule('Equals', 'acme', 'RoleOfacme'),
              rule('Equals', 'globex', 'RoleOfglobex'),
              rule('NotEqual', 'acme', 'Everybody'),
            ],
          },
        },
      },
    });
  });

  test('is left to the client in the classic flow, which fails where roles are mapped', () => {
    expect(attachmentOf({ tenants: ['acme'], classicFlow: true })).not.toHaveProperty(
      'RoleMappings',
    );
  });

  test.each([
    [24, 25, 'NotEqual'],
    [25, 25, 'Equals'],
  ])('of %d roles has %d rules, the last of which is %s', (count, rules, last) => {
    const { Rules } = attachmentOf({ tenants: ids(count) }).RoleMappings.UserPool
      .RulesConfiguration;
    expect(Rules).toHaveLength(rules);
    expect(Rules.at(-1).MatchType).toBe(last);
  });
});
