import type {
  GetUserPoolMfaConfigCommandOutput,
  UserPoolClientType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Facts } from './facts';

/**
 * What of a user pool decides who signs in, and as whom. Texts of messages are left out.
 *
 * A trigger may make any claim, the tenant's too: the stage has none.
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

/** What of an app client decides how users sign in, and what they may write of themselves. */
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

/** A user pool by the properties of a template. */
export function templateUserPoolFacts(properties: Facts): Facts {
  const schema = (properties.Schema ?? []) as readonly SchemaAttribute[];
  const Schema = customAttributes(schema, '');
  return picked({ ...properties, ...withDefaults(properties), Schema }, USER_POOL);
}

/** The same by what Cognito says. */
export function deployedUserPoolFacts(
  pool: UserPoolType,
  {
    SoftwareTokenMfaConfiguration: token,
    SmsMfaConfiguration: sms,
    EmailMfaConfiguration: email,
  }: Omit<GetUserPoolMfaConfigCommandOutput, '$metadata'>,
): Facts {
  const EnabledMfas = [
    ...(token?.Enabled ? ['SOFTWARE_TOKEN_MFA'] : []),
    ...(sms?.SmsConfiguration?.SnsCallerArn === undefined ? [] : ['SMS_MFA']),
    ...(email ? ['EMAIL_OTP'] : []),
  ];
  const Schema = customAttributes(pool.SchemaAttributes ?? [], 'custom:');
  return picked({ ...pool, ...withDefaults(pool), EnabledMfas, Schema }, USER_POOL);
}

/**
 * What Cognito says where a template says nothing. Source: Cognito user pools API reference, SignInPolicyType and
 * AdminCreateUserConfigType, whose number of days the password policy has taken over.
 */
function withDefaults({
  Policies,
  AdminCreateUserConfig,
}: Pick<UserPoolType, 'Policies' | 'AdminCreateUserConfig'>): Facts {
  return {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] }, ...Policies },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
    },
  };
}

/** An app client by the properties of a template. */
export function templateClientFacts(properties: Facts): Facts {
  return picked({ AllowedOAuthFlowsUserPoolClient: false, ...properties }, CLIENT);
}

/** The same by what Cognito says. */
export function deployedClientFacts(client: UserPoolClientType): Facts {
  return picked({ ...client, GenerateSecret: client.ClientSecret !== undefined }, CLIENT);
}

interface SchemaAttribute {
  readonly Name?: string | undefined;
  readonly AttributeDataType?: string | undefined;
  readonly Mutable?: boolean | undefined;
}

/** The attributes that are none of Cognito's own: they begin with `custom:` once they are deployed. */
function customAttributes(schema: readonly SchemaAttribute[], prefix: string) {
  return schema
    .filter(({ Name = '', AttributeDataType }) =>
      prefix === '' ? AttributeDataType !== undefined : Name.startsWith(prefix),
    )
    .map(({ Name = '', AttributeDataType, Mutable = false }) => ({
      Name: Name.replace(/^custom:/, ''),
      AttributeDataType,
      Mutable,
    }))
    .sort((one, other) => one.Name.localeCompare(other.Name));
}

function picked(from: object, keys: readonly string[]): Facts {
  const values = from as Facts;
  return Object.fromEntries(keys.map((key) => [key, values[key]]));
}
