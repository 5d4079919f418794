import { Template } from 'aws-cdk-lib/assertions';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { NewUserPool, type NewUserPoolProps } from '../../../lib/identity/new-user-pool';
import { acknowledgedBelow, onlyResource, stackWith } from '../../synthesis';

type Options = Partial<NewUserPoolProps>;

const stackOf = (options: Options) =>
  stackWith((stack) => {
    new NewUserPool(stack, 'UserPool', { removalPolicy: RemovalPolicy.RETAIN, ...options });
  });
const templateOf = (options: Options) => Template.fromStack(stackOf(options));
const pool = (options: Options = {}) =>
  onlyResource(templateOf(options), 'AWS::Cognito::UserPool').Properties;
const client = (options: Options = {}) =>
  onlyResource(templateOf(options), 'AWS::Cognito::UserPoolClient').Properties;

const HOSTED_UI = { domainPrefix: 'orders', callbackUrls: ['https://orders.example.com/'] };

test('the defaults of a user pool', () => {
  expect(pool()).toMatchObject({
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    Schema: [{ Name: 'email', Required: true, Mutable: true }],
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    MfaConfiguration: 'OPTIONAL',
    EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
    Policies: {
      PasswordPolicy: {
        MinimumLength: 12,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        RequireUppercase: true,
        TemporaryPasswordValidityDays: 1,
      },
    },
    UserPoolTier: 'ESSENTIALS',
  });
});

test('a user pool sends no SMS messages, so it has no role for them', () => {
  expect(pool({ mfa: 'required' })).not.toHaveProperty('SmsConfiguration');
});

test.each([
  ['off', { MfaConfiguration: 'OFF' }],
  ['optional', { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }],
  ['required', { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }],
] as const)('mfa %s', (mfa, expected) => {
  const { MfaConfiguration, EnabledMfas } = pool({ mfa });
  expect({ MfaConfiguration, EnabledMfas }).toEqual(expected);
});

test.each([
  ['lite', 'LITE', { AdvancedSecurityMode: 'OFF' }],
  ['essentials', 'ESSENTIALS', { AdvancedSecurityMode: 'OFF' }],
  [undefined, 'ESSENTIALS', { AdvancedSecurityMode: 'OFF' }],
  ['plus', 'PLUS', { AdvancedSecurityMode: 'ENFORCED' }],
] as const)('the feature plan %s', (featurePlan, UserPoolTier, UserPoolAddOns) => {
  const made = pool({ featurePlan });
  expect([made.UserPoolTier, made.UserPoolAddOns]).toEqual([UserPoolTier, UserPoolAddOns]);
});

test('a name, sign-in by user name, and self sign-up', () => {
  const made = pool({ name: 'people', signIn: 'username', selfSignUp: true });
  expect(made).toMatchObject({
    UserPoolName: 'people',
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  });
  expect(made).not.toHaveProperty('UsernameAttributes');
});

test('the app client has no secret, uses SRP, and writes only the listed attributes', () => {
  expect(client()).toEqual({
    UserPoolId: { Ref: 'UserPool' },
    GenerateSecret: false,
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
    AllowedOAuthFlowsUserPoolClient: false,
    SupportedIdentityProviders: ['COGNITO'],
    WriteAttributes: ['email', 'family_name', 'given_name', 'locale', 'name', 'zoneinfo'],
    ReadAttributes: [
      'email',
      'email_verified',
      'family_name',
      'given_name',
      'locale',
      'name',
      'zoneinfo',
    ],
  });
});

test('the hosted UI: a domain, and the authorization code flow alone', () => {
  const logoutUrls = ['https://orders.example.com/bye'];
  const template = templateOf({ ...HOSTED_UI, logoutUrls });
  template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'orders' });
  expect(client({ ...HOSTED_UI, logoutUrls })).toMatchObject({
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    CallbackURLs: HOSTED_UI.callbackUrls,
    LogoutURLs: logoutUrls,
  });
});

test('the hosted UI has the given scopes, and self-service writes the same attributes', () => {
  const oauthScopes = ['openid', 'aws.cognito.signin.user.admin'] as const;
  const { AllowedOAuthScopes, WriteAttributes } = client({ ...HOSTED_UI, oauthScopes });
  expect(AllowedOAuthScopes).toEqual(oauthScopes);
  expect(WriteAttributes).toEqual(client().WriteAttributes);
});

describe('further app clients of a new user pool', () => {
  const urls = {
    callbackUrls: ['https://web.example.com/'],
    logoutUrls: ['https://web.example.com/'],
  };
  const clients = { web: urls, mobile: {} };
  const clientsOf = (options: Options) =>
    templateOf(options).findResources('AWS::Cognito::UserPoolClient');

  test('have the attributes and flows of the default one, whose resource stays', () => {
    const all = clientsOf({ tenantClaim: 'custom:tenantId', clients });
    expect(Object.keys(all)).toHaveLength(3);
    const plain = onlyResource(
      templateOf({ tenantClaim: 'custom:tenantId' }),
      'AWS::Cognito::UserPoolClient',
    ).Properties;
    const [first, , mobile] = Object.values(all).map(({ Properties }) => Properties);
    expect([first, mobile]).toEqual([plain, plain]);
    expect(plain.WriteAttributes).not.toContain('custom:tenantId');
  });

  test('have redirect URLs of their own, and share the scopes', () => {
    const oauthScopes = ['openid', 'email'] as const;
    const [first, web, mobile] = Object.values(
      clientsOf({ domainPrefix: 'orders', clients, oauthScopes }),
    ).map(({ Properties }) => Properties);
    expect(web).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: oauthScopes,
      CallbackURLs: urls.callbackUrls,
      LogoutURLs: urls.logoutUrls,
    });
    for (const other of [first, mobile]) expect(other).not.toHaveProperty('CallbackURLs');
  });
});

describe('tenant claim of a new user pool', () => {
  const template = templateOf({ tenantClaim: 'custom:tenantId' });

  test('is an attribute, which administrators can change', () => {
    expect(onlyResource(template, 'AWS::Cognito::UserPool').Properties.Schema).toEqual([
      { Name: 'email', Required: true, Mutable: true },
      {
        Name: 'tenantId',
        AttributeDataType: 'String',
        Mutable: true,
        StringAttributeConstraints: { MinLength: '1', MaxLength: '256' },
      },
    ]);
  });

  test('can be read by the app client, so that it is in the ID token, and cannot be written', () => {
    const { ReadAttributes, WriteAttributes } = onlyResource(
      template,
      'AWS::Cognito::UserPoolClient',
    ).Properties;
    const plain = client();
    expect(WriteAttributes).toEqual(plain.WriteAttributes);
    expect(ReadAttributes).toEqual(['custom:tenantId', ...plain.ReadAttributes]);
  });
});

test.each([
  [RemovalPolicy.RETAIN, 'Retain', 'ACTIVE'],
  [RemovalPolicy.DESTROY, 'Delete', 'INACTIVE'],
])('with the removal policy %s: %s, and deletion protection %s', (removalPolicy, kept, active) => {
  const made = onlyResource(templateOf({ removalPolicy }), 'AWS::Cognito::UserPool');
  expect(made).toMatchObject({ DeletionPolicy: kept, UpdateReplacePolicy: kept });
  expect(made.Properties.DeletionProtection).toBe(active);
});

describe('findings that a user pool acknowledges', () => {
  const acknowledged = (options: Options) =>
    Object.keys(acknowledgedBelow(stackOf(options), 'UserPool')['UserPool/Resource'] ?? {});

  test.each<[Options, string[]]>([
    [{}, ['COG2', 'COG8']],
    [{ mfa: 'off', featurePlan: 'lite' }, ['COG2', 'COG8']],
    [{ mfa: 'required' }, ['COG8']],
    [{ featurePlan: 'plus' }, ['COG2']],
    [{ mfa: 'required', featurePlan: 'plus' }, []],
  ])('of %j are %j', (options, rules) => {
    expect(acknowledged(options)).toEqual(
      rules.map((rule) => `AwsSolutions::AwsSolutions-${rule}`),
    );
  });

  test('are not open sign-up: that is for the author of the stage file', () => {
    const options = { mfa: 'required', featurePlan: 'plus', selfSignUp: true } as const;
    expect(acknowledged(options)).toEqual([]);
  });
});
