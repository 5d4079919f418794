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
