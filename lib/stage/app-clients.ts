import { capitalized } from '../aws/name-patterns';
import type { UserPoolOptions } from './schema/identity-schema';

/** An app client of a stage. */
export interface AppClient {
  /** Undefined for the default client. */
  readonly id: string | undefined;
  /** The name of the stack output with the client's ID. */
  readonly output: string;
}

/** The stack output with the ID of the default client. */
export const DEFAULT_CLIENT_OUTPUT = 'UserPoolClientId';

/**
 * The app clients of a stage, the default one first. A client of a new user pool has the ID of its key: `web` gives
 * `WebUserPoolClientId`. Those of an existing one are numbered: the second gives `UserPoolClientId2`.
 */
export function appClients(userPool: UserPoolOptions): readonly AppClient[] {
  const { clients = {}, userPoolClientIds = [] } = userPool;
  return [
    { id: undefined, output: DEFAULT_CLIENT_OUTPUT },
    ...Object.keys(clients).map((id) => ({ id, output: clientOutputName(id) })),
    ...userPoolClientIds.slice(1).map((_, position) => {
      const id = String(position + 2);
      return { id, output: `${DEFAULT_CLIENT_OUTPUT}${id}` };
    }),
  ];
}

/** The name of the stack output of a client: `web` gives `WebUserPoolClientId`. */
export function clientOutputName(id: string): string {
  return `${capitalized(id)}${DEFAULT_CLIENT_OUTPUT}`;
}

/** The client IDs of an existing user pool, the default one first; empty for a new one. */
export function existingClientIds({
  userPoolClientId,
  userPoolClientIds = [],
}: Pick<UserPoolOptions, 'userPoolClientId' | 'userPoolClientIds'>): readonly string[] {
  return userPoolClientId === undefined ? userPoolClientIds : [userPoolClientId];
}
