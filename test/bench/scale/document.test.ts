import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakEvenUtilization } from '../../../bench/scale/monthly-cost';
import { dollars, whole } from '../../../bench/scale/numbers';
import { zipfShares } from '../../../bench/scale/partition-heat';
import { PRICES } from '../../../bench/scale/prices';
import { QUOTAS } from '../../../bench/scale/quotas';
import { demand, largestRush, usersSustained } from '../../../bench/scale/signed-in-users';
import { scaleTables } from '../../../bench/scale/tables';
import { withTables } from '../../../bench/scale/with-tables';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'scale.md'), 'utf8');

test('the tables of docs/scale.md are those that are computed (npm run scale)', () => {
  expect(withTables(page, scaleTables())).toBe(page);
});

const { getId, getCredentialsForIdentity, userAuthentication } = QUOTAS;
const hourly = (unit: number) => dollars(QUOTAS.tableWrites * 3600 * unit);
const boughtForTheBell = demand(100_000).bellRush - userAuthentication;

test.each([
  ['users whom GetId lets in', `${whole(largestRush(getId))} users in ten minutes`],
  ['those of InitiateAuth', `${whole(largestRush(userAuthentication))} users in ten minutes`],
  ['users all day', `${whole(usersSustained(getCredentialsForIdentity, 2))} users at once`],
  ['the share of the first tenant', `the first ${whole((zipfShares(100)[0] ?? 0) * 100)} % of all`],
  ['requests a second to buy', ` ${whole(boughtForTheBell)}\n`],
  ['and their price', dollars(Math.round(boughtForTheBell) * PRICES.requestPerSecond)],
  [
    'what a table spends at its quota',
    `${hourly(PRICES.writeRequestUnit)} an hour, as\nmany strongly consistent reads ${hourly(PRICES.readRequestUnit)} `,
  ],
  [
    'what provisioned capacity has to be used',
    `${whole(breakEvenUtilization() * 100)} % of the time`,
  ],
])('its prose has the same numbers: %s', (_what, words) => {
  expect(page).toContain(words);
});
