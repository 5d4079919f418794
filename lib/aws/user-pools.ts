/**
 * Cognito's standard attributes, which app clients can write by default. Source: OpenID Connect Core 1.0, Standard
 * Claims.
 */
export const STANDARD_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name'],
  ...['locale', 'middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified'],
  ...['picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
]);

/** The Region of a user pool, from its ID: `us-west-2_AbCdEf123` is in `us-west-2`. */
export function userPoolRegion(userPoolId: string): string {
  return userPoolId.slice(0, userPoolId.indexOf('_'));
}
