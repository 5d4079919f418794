import type { TemporaryCredentials } from '../../sdk/credentials';
import type { ProbeUser } from '../probes/probe';
import type { ItemOwner } from './probe-items';

/** A temporary user who has signed in. */
export interface SignedInProbeUser extends ProbeUser, ItemOwner {
  readonly tenant: string | undefined;
  readonly idToken: string;
  /** Authorizes the user's calls to the user pool. */
  readonly accessToken: string;
  /** The text claims of the ID token. */
  readonly claims: Readonly<Record<string, string>>;
  /** The names of the user's groups, by the ID token. */
  readonly groups: readonly string[];
  /** Set once the identity pool has returned them. */
  credentials?: TemporaryCredentials;
}

/** A user by name, or the first user if no user has the name. */
export function userNamed(users: readonly SignedInProbeUser[], who: string): SignedInProbeUser {
  const user = users.find(({ name }) => name === who) ?? users[0];
  if (!user) throw new Error('No user is signed in.');
  return user;
}
