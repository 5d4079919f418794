/** The bounds of a role's maximum session duration, in seconds. Source: IAM API reference, CreateRole. */
export const MAX_SESSION_BOUNDS = { min: 3_600, max: 43_200 } as const;

/** Whether IAM takes it as the maximum session duration of a role, in seconds. */
export function isMaxSessionDuration(seconds: number): boolean {
  const { min, max } = MAX_SESSION_BOUNDS;
  return Number.isInteger(seconds) && seconds >= min && seconds <= max;
}

/** The longest session of a role, in seconds, where nothing is said. Source: IAM API reference, CreateRole. */
export const IAM_DEFAULT_SESSION = 3_600;

/** The longest session of a role that a role assumes, in seconds. Source: IAM User Guide, Roles terms and concepts. */
export const CHAINED_SESSION = 3_600;

/**
 * The longest session of a connector, in seconds, where its stage says nothing: above an hour, because the forms of tools
 * ask for one, and some want the maximum to be above what they ask for.
 */
export const DEFAULT_MAX_SESSION = 7_200;

/** What the forms of tools have in them, in seconds. */
const USUAL_DURATION = 3_600;

/** The session duration to enter in a tool's form, in seconds: an hour, or half of it where that is the maximum. */
export function suggestedDuration(maxSessionDuration: number): number {
  return maxSessionDuration > USUAL_DURATION ? USUAL_DURATION : USUAL_DURATION / 2;
}
