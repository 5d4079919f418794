import { capitalized } from '../aws/capitalized';
import { USER_POOL_PROVIDERS } from '../aws/quotas';
import { SIGN_IN_OUTPUTS } from './output-names';
import type { StageUserPool } from './schema/user-pool-schema';

/** An app client of a stage. */
export interface AppClientOutput {
  /** Undefined for the default client. */
  readonly id: string | undefined;
  /** The name of the stack output with the client's ID. */
  readonly output: string;
}

/**
 * The app clients of a stage, the default one first. A client of a new user pool has the ID of its key: `web` gives
 * `WebUserPoolClientId`. Those of an existing one are numbered: the second gives `UserPoolClientId2`.
 */
export function appClients(userPool: StageUserPool): readonly AppClientOutput[] {
  const { clients = {}, userPoolClientIds = [] } = userPool;
  return [
    { id: undefined, output: SIGN_IN_OUTPUTS.client },
    ...Object.keys(clients).map((id) => ({ id, output: clientOutputName(id) })),
    ...numberedClientOutputs()
      .slice(0, Math.max(0, userPoolClientIds.length - 1))
      .map((output, position) => ({ id: String(position + 2), output })),
  ];
}

/** The names of the stack outputs of an existing user pool's clients, from the second on. */
export function numberedClientOutputs(): readonly string[] {
  const further = Array.from({ length: USER_POOL_PROVIDERS - 1 }, (_, position) => position + 2);
  return further.map((number) => `${SIGN_IN_OUTPUTS.client}${number}`);
}

/** The name of the stack output of a client: `web` gives `WebUserPoolClientId`. */
export function clientOutputName(id: string): string {
  return `${capitalized(id)}${SIGN_IN_OUTPUTS.client}`;
}

/** The client IDs of an existing user pool, the default one first; empty for a new one. */
export function existingClientIds({
  userPoolClientId,
  userPoolClientIds = [],
}: Pick<StageUserPool, 'userPoolClientId' | 'userPoolClientIds'>): readonly string[] {
  return userPoolClientId === undefined ? userPoolClientIds : [userPoolClientId];
}
