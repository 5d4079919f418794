import { bellPeak } from './arrivals';

export const SECONDS_PER_HOUR = 3600;
/** Everybody begins work within ten minutes. */
export const RUSH_SECONDS = 600;

/**
 * How often a client that is used all the time renews, in an hour. Amplify 6 takes new credentials fifty minutes after
 * the last, and also once the ID token is a new one, which is each hour: two of each hour's.
 */
export const RENEWALS_PER_HOUR = { tokens: 1, credentials: 2 } as const;

/** How many users a rate serves, each of whom makes so many calls an hour. */
export function usersSustained(perSecond: number, callsPerUserHour: number): number {
  return (perSecond * SECONDS_PER_HOUR) / callsPerUserHour;
}

/** How many users may come within ten minutes, most of them in the middle, before the rate is exceeded. */
export function largestRush(perSecond: number): number {
  return Math.floor(perSecond / bellPeak(1, RUSH_SECONDS));
}

/** The calls a second that so many users make. */
export function demand(users: number) {
  return {
    evenRush: users / RUSH_SECONDS,
    bellRush: bellPeak(users, RUSH_SECONDS),
    tokens: (users * RENEWALS_PER_HOUR.tokens) / SECONDS_PER_HOUR,
    credentials: (users * RENEWALS_PER_HOUR.credentials) / SECONDS_PER_HOUR,
  };
}
