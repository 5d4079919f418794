import { cognitoIdentityService } from './cognito-identity-service';

/**
 * Cognito's standard attributes, which app clients can write by default. Source: OpenID Connect Core 1.0, Standard
 * Claims.
 */
export const STANDARD_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name'],
  ...['locale', 'middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified'],
  ...['picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
]);

/** Whether a claim is a custom attribute. Others are standard attributes, or come from Cognito or a Lambda trigger. */
export function isCustomAttribute(claim: string): boolean {
  return claim.startsWith('custom:');
}

/** The name of a custom attribute in the schema of a user pool, where it has no prefix. */
export function attributeName(claim: string): string {
  return claim.replace(/^custom:/, '');
}

/**
 * The OAuth scopes of a user pool without resource servers. Source: Cognito Developer Guide, Scopes, M2M, and resource
 * servers.
 */
export const OAUTH_SCOPES = [
  'openid',
  'email',
  'phone',
  'profile',
  'aws.cognito.signin.user.admin',
] as const;

/** The highest precedence of a group. Source: Cognito user pools API reference, CreateGroup. */
export const MAX_PRECEDENCE = 2 ** 31 - 1;

/**
 * Whether a Region has user pools that identity pools can use. China has identity pools without user pools.
 *
 * Source: Getting Started with AWS in China, Amazon Cognito.
 *
 * @param region a Region code; undefined means a commercial Region
 */
export function hasUserPools(region: string | undefined): boolean {
  return cognitoIdentityService(region) !== undefined && region?.startsWith('cn-') !== true;
}

/** The Region of a user pool, from its ID: `us-west-2_AbCdEf123` is in `us-west-2`. */
export function userPoolRegion(userPoolId: string): string {
  return userPoolId.slice(0, userPoolId.indexOf('_'));
}
