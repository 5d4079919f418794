import type {
  GetUserPoolMfaConfigResponse,
  UserPoolClientType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { propertyDifferences } from '../../../tools/drift/property-differences';
import {
  deployedClientProperties,
  deployedUserPoolProperties,
  templateClientProperties,
  templateUserPoolProperties,
} from '../../../tools/drift/user-pool-properties';
import { SHIPPED, shippedStage, withTable, withUserPool } from '../../stages';
import { onlyResource, templateOf } from '../../synthesis';

const propertiesOf = (written: unknown, type: string) =>
  onlyResource(templateOf(written), `AWS::Cognito::${type}`).Properties;

/** What every pool has, as Cognito lists it beside custom attributes. */
const STANDARD = ['sub', 'email', 'zoneinfo', 'phone_number_verified'].map((Name) => ({
  Name,
  AttributeDataType: 'String' as const,
  DeveloperOnlyAttribute: false,
  Mutable: Name !== 'sub',
  Required: Name === 'email',
  StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
}));

/** A pool with the properties of a template, in the shape in which `DescribeUserPool` describes it. */
function described({ Schema, ...properties }: Record<string, any>): UserPoolType {
  const custom = Schema.filter(({ AttributeDataType }: any) => AttributeDataType !== undefined);
  return {
    LambdaConfig: {},
    ...properties,
    Id: 'us-east-1_Ab1',
    Arn: 'arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Ab1',
    Policies: {
      ...properties.Policies,
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    AdminCreateUserConfig: { ...properties.AdminCreateUserConfig, UnusedAccountValidityDays: 7 },
    SchemaAttributes: [
      ...STANDARD,
      ...custom.map((attribute: any) => ({
        ...attribute,
        Name: `custom:${attribute.Name}`,
        DeveloperOnlyAttribute: false,
        Required: false,
      })),
    ],
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    EstimatedNumberOfUsers: 3,
    CreationDate: new Date(0),
  };
}
const TOTP: GetUserPoolMfaConfigResponse = { SoftwareTokenMfaConfiguration: { Enabled: true } };

const WITHOUT_MFA = withUserPool({ mfa: 'off' });
const TENANT = withTable({ rows: 'tenant' }, { identity: { tenantClaim: 'custom:tenantId' } });

/** The properties that differ where Cognito describes the stage's pool otherwise. */
function poolDrift(
  written: unknown,
  change: (pool: UserPoolType) => Partial<UserPoolType> = () => ({}),
  mfa: GetUserPoolMfaConfigResponse = TOTP,
) {
  const properties = propertiesOf(written, 'UserPool');
  const pool = described(properties);
  const deployed = deployedUserPoolProperties({ ...pool, ...change(pool) }, mfa);
  return propertyDifferences('UserPool', templateUserPoolProperties(properties), deployed).map(
    ({ property }) => property,
  );
}

describe('drift of a user pool', () => {
  test.each(SHIPPED)('the user pool of %s is the same as Cognito describes it', (name) => {
    expect(poolDrift(shippedStage(name))).toEqual([]);
  });

  test('a pool without a second factor is the same', () => {
    expect(poolDrift(WITHOUT_MFA, undefined, { MfaConfiguration: 'OFF' })).toEqual([]);
  });

  test('a pool that never had threat protection is the same as one with it off', () => {
    expect(poolDrift(TENANT, () => ({ UserPoolAddOns: undefined }))).toEqual([]);
  });

  test.each<[string, (pool: UserPoolType) => Partial<UserPoolType>, string]>([
    [
      'threat protection',
      () => ({ UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }),
      'UserPoolAddOns',
    ],
    ['a trigger', () => ({ LambdaConfig: { PreTokenGeneration: 'arn:f' } }), 'LambdaConfig'],
    [
      'self sign-up',
      () => ({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }),
      'AdminCreateUserConfig',
    ],
    [
      'weaker passwords',
      ({ Policies }) => ({
        Policies: {
          ...Policies,
          PasswordPolicy: { ...Policies?.PasswordPolicy, MinimumLength: 6 },
        },
      }),
      'Policies',
    ],
    [
      'signing in without a password',
      ({ Policies }) => ({
        Policies: {
          ...Policies,
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
        },
      }),
      'Policies',
    ],
    ['no second factor', () => ({ MfaConfiguration: 'OFF' }), 'MfaConfiguration'],
    ['no protection', () => ({ DeletionProtection: 'INACTIVE' }), 'DeletionProtection'],
    ['telephone numbers', () => ({ UsernameAttributes: ['phone_number'] }), 'UsernameAttributes'],
    ['aliases', () => ({ AliasAttributes: ['preferred_username'] }), 'AliasAttributes'],
    [
      'unverified changes',
      () => ({ UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: [] } }),
      'UserAttributeUpdateSettings',
    ],
    ['another plan', () => ({ UserPoolTier: 'LITE' }), 'UserPoolTier'],
    [
      'one more custom attribute',
      ({ SchemaAttributes = [] }) => ({
        SchemaAttributes: [
          ...SchemaAttributes,
          { Name: 'custom:role', AttributeDataType: 'String', Mutable: true },
        ],
      }),
      'Schema',
    ],
    ['no attribute of the tenant', () => ({ SchemaAttributes: STANDARD }), 'Schema'],
  ])('%s in the deployed user pool is drift', (_what, change, expected) => {
    expect(poolDrift(TENANT, change)).toEqual([expected]);
  });

  test.each<[string, GetUserPoolMfaConfigResponse]>([
    ['none', {}],
    ['one that is off', { SoftwareTokenMfaConfiguration: { Enabled: false } }],
    ['SMS too', { ...TOTP, SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:s' } } }],
    ['e-mail too', { ...TOTP, EmailMfaConfiguration: { Subject: 'Your code' } }],
  ])('other second factors are drift: %s', (_what, mfa) => {
    expect(poolDrift(TENANT, undefined, mfa)).toEqual(['EnabledMfas']);
  });
});

describe('drift of an app client', () => {
  /** An app client as `DescribeUserPoolClient` describes it. */
  const describedClient = (properties: Record<string, any>) =>
    ({
      AllowedOAuthFlowsUserPoolClient: false,
      ...properties,
      ClientId: '1example23456789',
      ClientName: 'client',
      RefreshTokenValidity: 30,
      TokenValidityUnits: {},
      EnablePropagateAdditionalUserContextData: false,
      AuthSessionValidity: 3,
    }) satisfies UserPoolClientType;

  /** The differences of each app client. */
  function clientDrift(written: unknown, change: UserPoolClientType = {}) {
    const clients = templateOf(written).findResources('AWS::Cognito::UserPoolClient');
    return Object.values(clients).flatMap(({ Properties: properties }) => {
      const deployed = deployedClientProperties({ ...describedClient(properties), ...change });
      return propertyDifferences('Client', templateClientProperties(properties), deployed).map(
        ({ property }) => property,
      );
    });
  }

  test.each(SHIPPED)('each app client of %s is the same as Cognito describes it', (name) => {
    expect(clientDrift(shippedStage(name))).toEqual([]);
  });

  test.each<[string, UserPoolClientType]>([
    ['ExplicitAuthFlows', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
    ['GenerateSecret', { ClientSecret: 's3cr3t' }],
    ['WriteAttributes', { WriteAttributes: ['email', 'custom:tenantId'] }],
    ['WriteAttributes', { WriteAttributes: undefined }],
    ['PreventUserExistenceErrors', { PreventUserExistenceErrors: 'LEGACY' }],
    ['EnableTokenRevocation', { EnableTokenRevocation: false }],
    ['SupportedIdentityProviders', { SupportedIdentityProviders: ['COGNITO', 'Google'] }],
    ['AllowedOAuthFlowsUserPoolClient', { AllowedOAuthFlowsUserPoolClient: true }],
    ['CallbackURLs', { CallbackURLs: ['https://evil.example.com/'] }],
  ])('%s of the deployed app client is drift, and its secret is not compared', (what, change) => {
    expect(clientDrift(TENANT, change)).toEqual([what]);
    expect(JSON.stringify(deployedClientProperties(change))).not.toContain('s3cr3t');
  });
});
