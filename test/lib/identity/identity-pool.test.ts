import { Role } from 'aws-cdk-lib/aws-iam';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnParameter, CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { IdentityPool, type IdentityPoolProps } from '../../../lib/identity/identity-pool';
import type { IdentityRoles } from '../../../lib/identity/role-mapping';
import { existingUserPool } from '../../../lib/identity/user-pool-connection';
import { acknowledgedBelow, app, onlyResource, stackWith, templateWith } from '../../synthesis';

const USER_POOL = {
  userPoolId: 'eu-west-1_AbCdEf123',
  userPoolClientIds: ['1example23456789'],
  providerName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
} as const;
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
          ClientId: USER_POOL.userPoolClientIds[0],
          ProviderName: USER_POOL.providerName,
          ServerSideTokenCheck: true,
        },
      ],
    });
  });

  test('has each app client as a provider whose tokens it checks', () => {
    const userPoolClientIds = ['default', 'web', 'mobile'] as const;
    expect(
      poolOf({ userPool: { ...USER_POOL, userPoolClientIds } }).CognitoIdentityProviders,
    ).toEqual(
      userPoolClientIds.map((ClientId) => ({
        ClientId,
        ProviderName: USER_POOL.providerName,
        ServerSideTokenCheck: true,
      })),
    );
  });

  test('has the name and the classic flow of the props', () => {
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

  test('acknowledges nothing: that is for the author of the stage file', () => {
    const stack = stackWith((scope) => addPool(scope, { classicFlow: true }));
    expect(acknowledgedBelow(stack, 'IdentityPool')).toEqual({});
  });
});

describe('provider name of an existing user pool', () => {
  const { userPoolClientIds } = USER_POOL;
  const region = { Ref: 'AWS::Region' };
  const suffix = { Ref: 'AWS::URLSuffix' };
  const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

  test.each<[string, (stack: Stack) => string, unknown]>([
    [
      'an ID has its own Region',
      () => USER_POOL.userPoolId,
      joined('cognito-idp.eu-west-1.', suffix, '/eu-west-1_AbCdEf123'),
    ],
    [
      'so has an imported user pool',
      (stack) => UserPool.fromUserPoolId(stack, 'Imported', USER_POOL.userPoolId).userPoolId,
      joined('cognito-idp.eu-west-1.', suffix, '/eu-west-1_AbCdEf123'),
    ],
    [
      'a new user pool knows it',
      (stack) => new UserPool(stack, 'New').userPoolId,
      { 'Fn::GetAtt': ['New', 'ProviderName'] },
    ],
    [
      'a parameter is of a user pool in the Region of the stack',
      (stack) => new CfnParameter(stack, 'Id').valueAsString,
      joined('cognito-idp.', region, '.', suffix, '/', { Ref: 'Id' }),
    ],
    [
      'so is another resource',
      (stack) => new CfnResource(stack, 'Custom', { type: 'Custom::Pool' }).ref,
      joined('cognito-idp.', region, '.', suffix, '/', { Ref: 'Custom' }),
    ],
  ])('%s', (_title, userPoolId, expected) => {
    const made = templateWith((stack) => {
      const userPool = existingUserPool(stack, {
        userPoolId: userPoolId(stack),
        userPoolClientIds,
      });
      addPool(stack, { userPool, principalTags: { tokenSub: 'sub' } });
    });
    const { CognitoIdentityProviders } = onlyResource(
      made,
      'AWS::Cognito::IdentityPool',
    ).Properties;
    const tags = onlyResource(made, 'AWS::Cognito::IdentityPoolPrincipalTag').Properties;
    expect(CognitoIdentityProviders).toEqual([
      { ClientId: userPoolClientIds[0], ProviderName: expected, ServerSideTokenCheck: true },
    ]);
    expect(tags.IdentityProviderName).toEqual(expected);
  });

  test('a user pool of another stack, in another Region, keeps its own', () => {
    const scope = app();
    const stackIn = (region: string) =>
      new Stack(scope, region, {
        env: { account: '111122223333', region },
        crossRegionReferences: true,
      });
    const { userPoolId } = new UserPool(stackIn('eu-west-1'), 'Pool');
    const stack = stackIn('us-east-1');
    addPool(stack, { userPool: existingUserPool(stack, { userPoolId, userPoolClientIds }) });
    const { template } = scope.synth().getStackByName('eu-west-1');
    const values = Object.values<any>(template.Outputs).map(({ Value }) => Value);
    expect(values).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Pool/), 'ProviderName'] }]);
  });
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

  test('are not set if no policy needs them', () => {
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

  test('is absent if all users have the authenticated role', () => {
    expect(attachmentOf()).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      Roles: { authenticated: arnOf('Everybody') },
    });
  });

  test('maps roles by the claim, and all other values to the authenticated role', () => {
    expect(attachmentOf({ tenants: ['acme', 'globex'] })).toEqual({
      IdentityPoolId: { Ref: 'IdentityPool' },
      Roles: { authenticated: arnOf('Everybody') },
      RoleMappings: {
        UserPool: {
          Type: 'Rules',
          AmbiguousRoleResolution: 'Deny',
          // With the app client.
          IdentityProvider: `${USER_POOL.providerName}:${USER_POOL.userPoolClientIds[0]}`,
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

  test('is one per app client, with the same rules', () => {
    const userPoolClientIds = ['default', 'web', 'mobile'] as const;
    const options = { tenants: ['acme'], userPool: { ...USER_POOL, userPoolClientIds } };
    const { RoleMappings } = attachmentOf(options);
    const { UserPool: first } = attachmentOf({ tenants: ['acme'] }).RoleMappings;
    const of = (client: string) => ({
      ...first,
      IdentityProvider: `${USER_POOL.providerName}:${client}`,
    });
    expect(RoleMappings).toEqual({
      UserPool: of('default'),
      UserPool2: of('web'),
      UserPool3: of('mobile'),
    });
  });

  test('is absent in the classic flow, which fails if roles are mapped', () => {
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

describe('groups with roles', () => {
  const addGroups = (
    stack: Stack,
    props: Partial<IdentityPoolProps>,
    more: Partial<IdentityRoles>,
  ) => {
    const role = Role.fromRoleName(stack, 'Everybody', 'Everybody');
    const groups = [{ groupName: 'admins', role: Role.fromRoleName(stack, 'Admins', 'Admins') }];
    const pool = new IdentityPool(stack, 'IdentityPool', {
      userPool: USER_POOL,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
    pool.attachRoles({ role, rolesByClaim: undefined, groups, principalTags: {}, ...more });
  };

  test('are mapped by the token of each app client; everybody else has the authenticated role', () => {
    const userPoolClientIds = ['default', 'web', 'mobile'] as const;
    const made = templateWith((stack) => {
      addGroups(stack, { userPool: { ...USER_POOL, userPoolClientIds } }, {});
    });
    const byToken = (client: string) => ({
      Type: 'Token',
      IdentityProvider: `${USER_POOL.providerName}:${client}`,
      AmbiguousRoleResolution: 'AuthenticatedRole',
    });
    expect(
      onlyResource(made, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties.RoleMappings,
    ).toEqual({
      UserPool: byToken('default'),
      UserPool2: byToken('web'),
      UserPool3: byToken('mobile'),
    });
  });

  test('exclude the classic flow, and roles by claim', () => {
    const add = (props: Partial<IdentityPoolProps>, more: (stack: Stack) => object) =>
      stackWith((stack) => {
        addGroups(stack, props, more(stack));
      });
    expect(() => add({ classicFlow: true }, () => ({}))).toThrow('classicFlow');
    const roles = (stack: Stack) => [{ value: 'a', role: Role.fromRoleName(stack, 'A', 'A') }];
    expect(() =>
      add({}, (stack) => ({ rolesByClaim: { claim: CLAIM, roles: roles(stack) } })),
    ).toThrow('rolesByClaim');
  });
});
