import type { Random } from './random';

/** What a client does where a quota refuses its call. */
export interface RetryingClient {
  /** How often it calls in all, before it tells the user that it failed. */
  readonly attempts: number;
  /** How long it waits after that many refusals of one call, in seconds. */
  readonly delay: (refusals: number, random: Random) => number;
}

/**
 * Amplify as it comes: three attempts, 0.2 s and 0.4 s apart and up to 0.1 s more each. Source: `jitteredBackoff` and
 * `DEFAULT_RETRY_ATTEMPTS` of @aws-amplify/core 6, the client that `npm run check` signs in with.
 */
export const AMPLIFY: RetryingClient = {
  attempts: 3,
  delay: (refusals, random) => 0.1 * 2 ** refusals + 0.1 * random(),
};

/** An app that goes on for some minutes and says so: exponential backoff with full jitter, a minute at most. */
export const PATIENT: RetryingClient = {
  attempts: 12,
  delay: (refusals, random) => random() * Math.min(60, 2 ** refusals),
};
