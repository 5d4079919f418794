import { alignedTable } from './aligned-table';
import { requestCost, tieredCost } from './monthly-cost';
import { dollars, rate, share, whole } from './numbers';
import { throttledShare } from './partition-heat';
import { PRICES } from './prices';
import { QUOTAS } from './quotas';
import { seeded } from './random';
import {
  demand,
  largestRush,
  RENEWALS_PER_HOUR,
  RUSH_SECONDS,
  SECONDS_PER_HOUR,
  usersSustained,
} from './signed-in-users';
import { stormTable } from './storm-table';

/** The tables of docs/scale.md that are computed, by their names there. */
export function scaleTables(): Record<string, string> {
  return {
    capacity: capacityTable(),
    demand: demandTable(),
    storm: stormTable(),
    heat: heatTable(),
    cost: costTable(),
  };
}

/** What the default quotas of sign-in carry. */
function capacityTable(): string {
  const row = (call: string, perSecond: number, perUserHour?: number) => [
    ...[call, whole(perSecond), whole(perSecond * SECONDS_PER_HOUR)],
    ...[whole(perSecond * RUSH_SECONDS), whole(largestRush(perSecond))],
    perUserHour === undefined ? '' : whole(usersSustained(perSecond, perUserHour)),
  ];
  return alignedTable(
    ['call', 'a second', 'an hour', '10 minutes, even', '10 minutes, bell', 'users all the time'],
    [
      row('`InitiateAuth`', QUOTAS.userAuthentication, RENEWALS_PER_HOUR.tokens),
      row('`GetId`', QUOTAS.getId),
      row(
        '`GetCredentialsForIdentity`',
        QUOTAS.getCredentialsForIdentity,
        RENEWALS_PER_HOUR.credentials,
      ),
    ],
  );
}

const USERS = [10_000, 100_000, 1_000_000];

/** What numbers of users ask for, in calls a second. */
function demandTable(): string {
  return alignedTable(
    ['users', 'sign-ins, even', 'sign-ins, bell', 'new tokens', 'new credentials'],
    USERS.map((users) => {
      const { evenRush, bellRush, tokens, credentials } = demand(users);
      return [whole(users), ...[evenRush, bellRush, tokens, credentials].map(rate)];
    }),
  );
}

const SHARDS = [1, 4, 10];
const TENANTS = 100;
const SECONDS = 20;
const SEED = 2026;

/** Writes that hot partitions throttle, of tenants whose rows have one or several partition keys. */
function heatTable(): string {
  const throttled = (writesPerSecond: number, shards: number) =>
    throttledShare(
      { tenants: TENANTS, writesPerSecond, shards, partitionWrites: QUOTAS.partitionWrites },
      SECONDS,
      seeded(SEED),
    );
  return alignedTable(
    ['writes a second', ...SHARDS.map((shards) => (shards === 1 ? '1 key' : `${shards} keys`))],
    [2_000, 5_000, 10_000, 20_000, QUOTAS.tableWrites].map((writes) => [
      whole(writes),
      ...SHARDS.map((shards) => share(throttled(writes, shards))),
    ]),
  );
}

/** Of each user in a month: 22 days of 100 writes and 400 reads. */
const REQUESTS = { writes: 2_200, reads: 8_800 };

/** What users cost in a month. */
function costTable(): string {
  const { lite, essentials, plus } = PRICES.activeUser;
  return alignedTable(
    ['active users', '`lite`', '`essentials`', '`plus`', 'requests to DynamoDB'],
    USERS.map((users) => [
      whole(users),
      ...[lite, essentials, plus].map((tiers) => dollars(tieredCost(users, tiers))),
      dollars(users * requestCost(REQUESTS)),
    ]),
  );
}
