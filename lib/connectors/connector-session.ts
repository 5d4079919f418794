import type { Expectation } from '../aws/name-patterns';
import type { TrustKind } from './connector-trust';

/**
 * The default maximum of a connector's sessions, in seconds: above an hour, because tools ask for an hour, and some
 * require a maximum above what they ask for.
 */
export const DEFAULT_MAX_SESSION = 7_200;

/** What tools' forms suggest, in seconds. */
const USUAL_DURATION = 3_600;

/** The session duration to enter in a tool's form, in seconds: an hour, or half an hour where an hour is the maximum. */
export function suggestedDuration(maxSessionDuration: number): number {
  return maxSessionDuration > USUAL_DURATION ? USUAL_DURATION : USUAL_DURATION / 2;
}

/** Whether the credentials of the tool are those of a session, which ends by itself. */
export const HAS_SESSIONS: Readonly<Record<TrustKind, boolean>> = {
  principal: true,
  certificate: true,
  accessKey: false,
};

/** What is expected of `maxSessionDuration` where there are no sessions. */
export const NO_SESSIONS: Expectation = {
  expected: 'no maxSessionDuration, because an access key is no session and does not end',
  fix: 'remove it; expires ends the access, and a principalArn gives sessions',
};
