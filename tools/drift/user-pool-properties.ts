import type {
  GetUserPoolMfaConfigCommandOutput,
  UserPoolClientType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { attributeName, isCustomAttribute } from '../../lib/aws/user-pools';
import type { ComparedProperties } from './property-differences';

/**
 * The properties of a user pool that determine who can sign in, and with which claims. Message texts are not compared. A
 * Lambda trigger can set any claim, including the tenant's; a stage has none.
 */
const USER_POOL = [
  'AccountRecoverySetting',
  'AdminCreateUserConfig',
  'AliasAttributes',
  'AutoVerifiedAttributes',
  'DeletionProtection',
  'EnabledMfas',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'Schema',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'UserPoolTier',
  'UsernameAttributes',
  'UsernameConfiguration',
] as const;

/** The properties of an app client that determine how users sign in, and which attributes they can write. */
const CLIENT = [
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'CallbackURLs',
  'EnableTokenRevocation',
  'ExplicitAuthFlows',
  'GenerateSecret',
  'LogoutURLs',
  'PreventUserExistenceErrors',
  'ReadAttributes',
  'SupportedIdentityProviders',
  'WriteAttributes',
] as const;

/** The compared properties of a user pool in a template. */
export function templateUserPoolProperties(properties: ComparedProperties): ComparedProperties {
  const schema = (properties.Schema ?? []) as readonly SchemaAttribute[];
  const Schema = customAttributes(
    schema.filter(({ AttributeDataType }) => AttributeDataType !== undefined),
  );
  return picked({ ...properties, ...withDefaults(properties), Schema }, USER_POOL);
}

/** The compared properties of a user pool as Cognito describes it. */
export function deployedUserPoolProperties(
  pool: UserPoolType,
  {
    SoftwareTokenMfaConfiguration: token,
    SmsMfaConfiguration: sms,
    EmailMfaConfiguration: email,
  }: Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'>,
): ComparedProperties {
  const EnabledMfas = [
    ...(token?.Enabled ? ['SOFTWARE_TOKEN_MFA'] : []),
    ...(sms?.SmsConfiguration?.SnsCallerArn === undefined ? [] : ['SMS_MFA']),
    ...(email ? ['EMAIL_OTP'] : []),
  ];
  const Schema = customAttributes(
    (pool.SchemaAttributes ?? []).filter(({ Name = '' }) => isCustomAttribute(Name)),
  );
  return picked({ ...pool, ...withDefaults(pool), EnabledMfas, Schema }, USER_POOL);
}

/**
 * The properties with the values that Cognito describes if a template sets none. Source: Cognito user pools API reference,
 * SignInPolicyType, and AdminCreateUserConfigType, whose number of days is now in the password policy.
 */
function withDefaults({
  Policies,
  AdminCreateUserConfig,
  UserPoolAddOns = { AdvancedSecurityMode: 'OFF' },
}: Pick<
  UserPoolType,
  'Policies' | 'AdminCreateUserConfig' | 'UserPoolAddOns'
>): ComparedProperties {
  return {
    UserPoolAddOns,
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] }, ...Policies },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    },
  };
}

/** The compared properties of an app client in a template. */
export function templateClientProperties(properties: ComparedProperties): ComparedProperties {
  return picked({ AllowedOAuthFlowsUserPoolClient: false, ...properties }, CLIENT);
}

/** The compared properties of an app client as Cognito describes it. */
export function deployedClientProperties(client: UserPoolClientType): ComparedProperties {
  return picked({ ...client, GenerateSecret: client.ClientSecret !== undefined }, CLIENT);
}

interface SchemaAttribute {
  readonly Name?: string | undefined;
  readonly AttributeDataType?: string | undefined;
  readonly Mutable?: boolean | undefined;
}

/** In a deployed pool, the names of custom attributes have their prefix. */
function customAttributes(custom: readonly SchemaAttribute[]) {
  return custom
    .map(({ Name = '', AttributeDataType, Mutable = false }) => ({
      Name: attributeName(Name),
      AttributeDataType,
      Mutable,
    }))
    .sort((one, other) => one.Name.localeCompare(other.Name));
}

function picked(from: object, keys: readonly string[]): ComparedProperties {
  const values = from as ComparedProperties;
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}
