/** Source: OpenID Connect Core 1.0, standard claims: Cognito's standard attributes, which clients write by default. */
export const STANDARD_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name'],
  ...['locale', 'middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified'],
  ...['picture', 'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
]);

/** The region of a user pool, which its ID begins with: `us-west-2_AbCdEf123` is in `us-west-2`. */
export function userPoolRegion(userPoolId: string): string {
  return userPoolId.slice(0, userPoolId.indexOf('_'));
}
