import { Calendar } from './calendar';
import type { Random } from './random';
import type { RetryingClient } from './retrying-client';
import { TokenBucket } from './token-bucket';

export interface SignInStorm {
  /** When each user begins to sign in, in seconds. */
  readonly arrivals: readonly number[];
  /** The quotas of the calls that a sign-in makes one after the other, in requests a second. */
  readonly quotas: readonly number[];
  readonly client: RetryingClient;
  readonly random: Random;
}

export interface StormOutcome {
  /** The share of users whom their client told that it failed. */
  readonly failed: number;
  /** How many seconds the others waited because of quotas; undefined where there are no others. */
  readonly medianWait: number | undefined;
  readonly longWait: number | undefined;
  /** Calls made for each user, refused ones too. */
  readonly callsPerUser: number;
}

/** One user on the way: the call that is next, and how often it was refused. */
interface SigningIn {
  readonly since: number;
  call: number;
  refusals: number;
}

/** What becomes of users who sign in all at once; the calls themselves take no time here. */
export function signInStorm({ arrivals, quotas, client, random }: SignInStorm): StormOutcome {
  const buckets = quotas.map((perSecond) => new TokenBucket(perSecond));
  const calendar = new Calendar<SigningIn>();
  const waits: number[] = [];
  let calls = 0;
  arrivals.forEach((since) => calendar.add(since, { since, call: 0, refusals: 0 }));
  calendar.run((at, user) => {
    for (let bucket = buckets[user.call]; bucket; bucket = buckets[user.call]) {
      calls += 1;
      if (!bucket.take(at)) {
        tryAgain(calendar, at, user, client, random);
        return;
      }
      user.call += 1;
      user.refusals = 0;
    }
    waits.push(Math.max(0, at - user.since));
  });
  return {
    failed: 1 - waits.length / arrivals.length,
    medianWait: percentile(waits, 0.5),
    longWait: percentile(waits, 0.99),
    callsPerUser: calls / arrivals.length,
  };
}

function tryAgain(
  calendar: Calendar<SigningIn>,
  at: number,
  user: SigningIn,
  { attempts, delay }: RetryingClient,
  random: Random,
): void {
  user.refusals += 1;
  if (user.refusals < attempts) calendar.add(at + delay(user.refusals, random), user);
}

/** The value that a share of all values does not exceed (the nearest rank); undefined where there are none. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const ordered = Float64Array.from(values).sort();
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)];
}
