import type { Deployment, IdentityPoolSettings } from '../../../lib/policy-engine/deployment';
import { decideProbe } from '../../../lib/probes/check/decide-probe';
import type { IdentityProbe } from '../../../lib/probes/probe';
import { awsServer } from '../../aws-server';
import { aRun, PROVIDER } from './a-run';

const aws = awsServer();
const OF_USER_POOL = { name: PROVIDER, clientId: 'client1', checksTokens: true };

/** What is decided of somebody at a pool that differs from a closed one. */
function decided(shows: IdentityProbe['shows'], change: Partial<IdentityPoolSettings> = {}) {
  const deployment = {
    identityPool: () => ({
      ...{ identityPoolId: 'us-east-1:pool', allowsGuests: false, allowsClassicFlow: false },
      ...{ providers: [OF_USER_POOL], otherProviders: [], roleMappings: [], principalTags: {} },
      ...{ authenticatedRole: 'arn:r', unauthenticatedRole: undefined },
      ...change,
    }),
  } as unknown as Deployment;
  const action = shows === 'their ID token' ? 'GetOpenIdToken' : 'GetId';
  const probe = { kind: 'identity', who: 'x', action, shows, roleOfTenant: undefined } as const;
  return decideProbe({ ...probe, expected: 'denied' }, aRun(aws), deployment);
}

const OTHER = { ...OF_USER_POOL, name: `${PROVIDER}2` };
const MAPPING = {
  provider: `${PROVIDER}:client1`,
  type: 'Rules',
  otherwise: 'Deny',
  rules: [],
} as const;

test.each<[IdentityProbe['shows'], Partial<IdentityPoolSettings>, string, string]>([
  ['no token', {}, 'denied', 'guests are off'],
  ['no token', { allowsGuests: true }, 'allowed', 'guests are on'],
  ['no token', { unauthenticatedRole: 'arn:g' }, 'allowed', 'guests are on'],
  ['a token of another user pool', {}, 'denied', 'the user pool is the only provider'],
  [
    'a token of another user pool',
    { providers: [OF_USER_POOL, OTHER] },
    'allowed',
    'there are other providers',
  ],
  [
    'a token of another user pool',
    { otherProviders: ['accounts.google.com'] },
    'allowed',
    'there are other providers',
  ],
  ['a token of another user pool', { providers: [OTHER] }, 'allowed', 'there are other providers'],
  ['a tampered ID token', {}, 'denied', 'tokens are checked with the user pool'],
  [
    'a tampered ID token',
    { providers: [{ ...OF_USER_POOL, checksTokens: false }] },
    'allowed',
    'tokens are not checked with the user pool',
  ],
  ['their ID token', {}, 'denied', 'the classic flow is closed'],
  ['their ID token', { allowsClassicFlow: true }, 'allowed', 'the classic flow is open'],
  // Cognito has no classic flow where roles are mapped.
  [
    'their ID token',
    { allowsClassicFlow: true, roleMappings: [MAPPING] },
    'denied',
    'the classic flow is closed',
  ],
])('with %s, at a pool with %j, somebody is %s: %s', async (shows, change, outcome, detail) => {
  expect(await decided(shows, change)).toEqual({ outcome, detail });
});
