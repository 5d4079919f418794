/** The region of a user pool, which its ID begins with: `us-west-2_AbCdEf123` is in `us-west-2`. */
export function userPoolRegion(userPoolId: string): string {
  return userPoolId.slice(0, userPoolId.indexOf('_'));
}
