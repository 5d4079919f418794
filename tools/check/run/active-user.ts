import type { TemporaryCredentials } from '../../sdk/credentials';
import type { ProbeUser } from '../probe';
import type { RowOwner } from './row-key';

/** A temporary user who has signed in. */
export interface ActiveUser extends ProbeUser, RowOwner {
  readonly tenant: string | undefined;
  readonly idToken: string;
  /** What the user may call the user pool with. */
  readonly accessToken: string;
  /** The claims of the ID token that are text. */
  readonly claims: Readonly<Record<string, string>>;
  /** Once the pool has given them. */
  credentials?: TemporaryCredentials;
}
