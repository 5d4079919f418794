import { alignedTable } from './aligned-table';
import { bellArrivals } from './arrivals';
import { seconds, share, whole } from './numbers';
import { QUOTAS } from './quotas';
import { seeded } from './random';
import { AMPLIFY, PATIENT, type RetryingClient } from './retrying-client';
import { signInStorm } from './sign-in-storm';
import { RUSH_SECONDS } from './signed-in-users';

/** How many users at which rate of `GetId`: the default, and one at which `InitiateAuth` is the narrowest. */
const STORMS = [
  { getId: QUOTAS.getId, users: [5_000, 10_000, 20_000] },
  { getId: QUOTAS.getCredentialsForIdentity, users: [20_000, 30_000, 40_000] },
];
const SEED = 2026;

/** What becomes of users who sign in within ten minutes. */
export function stormTable(): string {
  const header = [
    ...['users', '`GetId` a second', 'Amplify: failed', 'patient: failed'],
    ...['half of them wait', 'one in 100 waits', 'calls a user'],
  ];
  return alignedTable(
    header,
    STORMS.flatMap(({ getId, users }) => users.map((some) => stormRow(some, getId))),
  );
}

function stormRow(users: number, getId: number): string[] {
  const amplify = outcome(users, getId, AMPLIFY);
  const patient = outcome(users, getId, PATIENT);
  return [
    ...[whole(users), whole(getId), share(amplify.failed), share(patient.failed)],
    ...[seconds(patient.medianWait), seconds(patient.longWait), patient.callsPerUser.toFixed(1)],
  ];
}

function outcome(users: number, getId: number, client: RetryingClient) {
  const random = seeded(SEED);
  const { userAuthentication, authChallenge, getCredentialsForIdentity } = QUOTAS;
  return signInStorm({
    arrivals: bellArrivals(users, RUSH_SECONDS, random),
    quotas: [userAuthentication, authChallenge, getId, getCredentialsForIdentity],
    client,
    random,
  });
}
