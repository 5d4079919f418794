import { capitalized } from '../aws/capitalized';

/** The construct ID of the user pool, and its logical ID in the stack of a stage file. */
export const USER_POOL = 'UserPool';

/** The construct ID of the identity pool, and its logical ID in the stack of a stage file. */
export const IDENTITY_POOL = 'IdentityPool';

/** The construct ID of an additional app client: `web` gives `WebClient`. */
export function clientConstructId(id: string): string {
  return `${capitalized(id)}Client`;
}
