import { MINIMAL, withUserPool } from '../../stages';
import { onlyResource, templateOf } from '../../synthesis';

const pool = (options: object) =>
  onlyResource(templateOf(withUserPool(options)), 'AWS::Cognito::UserPool').Properties;
const client = (options: object) =>
  onlyResource(templateOf(withUserPool(options)), 'AWS::Cognito::UserPoolClient').Properties;

const HOSTED_UI = { domainPrefix: 'orders', callbackUrls: ['https://orders.example.com/'] };

test('a user pool of the smallest stage', () => {
  expect(onlyResource(templateOf(MINIMAL), 'AWS::Cognito::UserPool').Properties).toMatchObject({
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

test('a pool sends no text messages, so it needs no role for them', () => {
  expect(pool({ mfa: 'required' })).not.toHaveProperty('SmsConfiguration');
});

test.each([
  ['off', { MfaConfiguration: 'OFF' }],
  ['optional', { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }],
  ['required', { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }],
])('mfa %s', (mfa, expected) => {
  const { MfaConfiguration, EnabledMfas } = pool({ mfa });
  expect({ MfaConfiguration, EnabledMfas }).toEqual(expected);
});

test.each([
  ['lite', 'LITE', undefined],
  ['essentials', 'ESSENTIALS', undefined],
  ['plus', 'PLUS', { AdvancedSecurityMode: 'ENFORCED' }],
])('the feature plan %s', (featurePlan, UserPoolTier, UserPoolAddOns) => {
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

test('the app client has no secret, signs in by SRP, and writes only what is listed', () => {
  expect(client({})).toEqual({
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
  const template = templateOf(withUserPool({ ...HOSTED_UI, logoutUrls }));
  template.hasResourceProperties('AWS::Cognito::UserPoolDomain', { Domain: 'orders' });
  expect(client({ ...HOSTED_UI, logoutUrls })).toMatchObject({
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    CallbackURLs: HOSTED_UI.callbackUrls,
    LogoutURLs: logoutUrls,
  });
});

describe('with a tenant claim', () => {
  const template = templateOf({ ...MINIMAL, identity: { tenantClaim: 'custom:tenantId' } });

  test('the pool has the attribute, which administrators may change', () => {
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

  test('the app client has it in the ID token, and may not write it', () => {
    const { ReadAttributes, WriteAttributes } = onlyResource(
      template,
      'AWS::Cognito::UserPoolClient',
    ).Properties;
    const plain = client({});
    expect(WriteAttributes).toEqual(plain.WriteAttributes);
    expect(ReadAttributes).toEqual(['custom:tenantId', ...plain.ReadAttributes]);
  });
});
