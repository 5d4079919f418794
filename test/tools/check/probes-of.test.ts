import { identityProbes } from '../../../tools/check/identity-probes';
import { itemProbes } from '../../../tools/check/item-probes';
import { probeUsers } from '../../../tools/check/probe-users';
import { probesOf } from '../../../tools/check/probes-of';
import { checked, shippedStage, SHIPPED } from '../../stages';

test.each(SHIPPED)('of %s: first who becomes an identity, then what they do with items', (name) => {
  const stage = checked(shippedStage(name));
  const { users, probes } = probesOf(stage);
  expect(users).toEqual(probeUsers(stage));
  const identities = identityProbes(stage, users);
  expect(probes.slice(0, identities.length)).toEqual(identities);
  const refused = identities
    .filter(
      ({ expected, roleOfTenant, shows }) =>
        expected === 'denied' && roleOfTenant === undefined && shows === 'their ID token',
    )
    .filter(({ action }) => action === 'GetCredentialsForIdentity')
    .map(({ who }) => who);
  const withCredentials = users.filter((user) => !refused.includes(user.name));
  expect(probes.slice(identities.length)).toEqual(itemProbes(stage, withCredentials));
});

test.each(SHIPPED)('of %s: a row is written before it is read, where it may be', (name) => {
  const { probes } = probesOf(checked(shippedStage(name)));
  const items = probes.filter((probe) => probe.kind === 'item');
  for (const read of items.filter(({ action }) => action === 'GetItem')) {
    const write = items.findIndex(
      ({ action, who, table, rowOf }) =>
        action === 'PutItem' && who === read.who && table === read.table && rowOf === read.rowOf,
    );
    expect(write).toBeGreaterThanOrEqual(0);
    expect(write).toBeLessThan(items.indexOf(read));
  }
});

test.each(SHIPPED)('of %s: no probe is made twice', (name) => {
  const { probes } = probesOf(checked(shippedStage(name)));
  expect(new Set(probes.map((probe) => JSON.stringify(probe))).size).toBe(probes.length);
});
