import type { Expectation } from '../aws/name-patterns';
import type { TrustKind } from './connector-trust';

/**
 * The default maximum session duration of a connector, in seconds. More than one hour, because most tools request one
 * hour and some require a greater maximum.
 */
export const DEFAULT_MAX_SESSION = 7_200;

/** The default of most tools' forms, in seconds. */
const USUAL_DURATION = 3_600;

/** The session duration to enter in a tool's form, in seconds: one hour, or half an hour if the maximum is one hour. */
export function suggestedDuration(maxSessionDuration: number): number {
  return maxSessionDuration > USUAL_DURATION ? USUAL_DURATION : USUAL_DURATION / 2;
}

/** Whether the tool has session credentials, which expire. */
export const HAS_SESSIONS: Readonly<Record<TrustKind, boolean>> = {
  principal: true,
  certificate: true,
  accessKey: false,
};

/** The allowed values of `maxSessionDuration` without sessions. */
export const NO_SESSIONS: Expectation = {
  expected: 'no maxSessionDuration with an access key, which has no sessions',
  fix: 'remove maxSessionDuration; set expires to end the access of the key',
};
