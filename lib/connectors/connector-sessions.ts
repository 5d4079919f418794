/** In seconds. Above an hour, because the forms of tools ask for one, and some want the maximum to be above what they ask for. */
export const DEFAULT_MAX_SESSION = 7_200;

/** In seconds. */
const ONE_HOUR = 3_600;

/** The session duration to enter in a tool's form, in seconds: an hour, or half of it where that is the maximum. */
export function suggestedDuration(maxSessionDuration: number): number {
  return maxSessionDuration > ONE_HOUR ? ONE_HOUR : ONE_HOUR / 2;
}
