import type { Deployment } from '../../../../tools/simulator/deployment';
import type { DeployedIdentityPool } from '../../../../tools/simulator/identity-pool';
import { simulateProbe } from '../../../../tools/check/run/simulate-probe';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { deployed, TABLE } from './test-deployment';
import { aRun, itemProbe, PROVIDER, USER } from './test-context';

const aws = awsServer();
const OF_USER_POOL = { name: PROVIDER, clientId: 'client1', checksTokens: true };

/** What is decided of somebody at a pool that differs from a closed one. */
function decided(shows: IdentityProbe['shows'], change: Partial<DeployedIdentityPool> = {}) {
  const deployment = {
    identityPool: () => ({
      ...{
        identityPoolId: 'us-east-1:pool',
        allowsUnauthenticatedIdentities: false,
        allowsClassicFlow: false,
      },
      ...{ providers: [OF_USER_POOL], otherProviders: [], roleMappings: [], principalTags: {} },
      ...{ authenticatedRole: 'arn:r', unauthenticatedRole: undefined },
      ...change,
    }),
  } as unknown as Deployment;
  const action = shows === 'their ID token' ? 'GetOpenIdToken' : 'GetId';
  const probe = { kind: 'identity', who: 'x', action, shows, roleOfTenant: undefined } as const;
  return simulateProbe({ ...probe, expected: 'denied' }, aRun(aws), deployment);
}

const OTHER = { ...OF_USER_POOL, name: `${PROVIDER}2` };
const MAPPING = {
  provider: `${PROVIDER}:client1`,
  type: 'Rules',
  otherwise: 'Deny',
  rules: [],
} as const;

test.each<[IdentityProbe['shows'], Partial<DeployedIdentityPool>, string, string]>([
  ['no token', {}, 'denied', 'guests are off'],
  ['no token', { allowsUnauthenticatedIdentities: true }, 'allowed', 'guests are on'],
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
  [
    'a tampered ID token',
    { providers: [OF_USER_POOL, { ...OF_USER_POOL, checksTokens: false }] },
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

const NO_TRUST = { Version: '2012-10-17', Statement: [] };
const READS = deployed('dynamodb:GetItem');
const UNTRUSTED = { ...READS, principal: () => ({ ...READS.principal(''), trust: NO_TRUST }) };
const run = () => aRun(aws, { outputs: { OrdersTableArn: TABLE } });

test.each([
  [READS, 'allowed', 'by the policies of AuthenticatedRole'],
  [UNTRUSTED, 'denied', 'no credentials: trust'],
])('a call on an item, of a user whose role is trusted or not', async (deployment, ...expected) => {
  const [outcome, detail] = expected;
  expect(await simulateProbe(itemProbe(), run(), deployment)).toEqual({ outcome, detail });
});

test('a call on another table is one on a table that the stack does not have', async () => {
  const probe = itemProbe({ table: undefined, rowOf: undefined });
  const elsewhere =
    'arn:aws:dynamodb:us-east-1:111122223333:table/access-check-111122223333-us-east-1';
  const asked: string[] = [];
  const deployment = {
    ...READS,
    resourcePolicy: (arn: string) => {
      asked.push(arn);
      return undefined;
    },
  };
  expect(await simulateProbe(probe, run(), deployment)).toMatchObject({ outcome: 'denied' });
  expect(new Set(asked)).toEqual(new Set([elsewhere]));
});

/** A call of a user with their ID token. */
const ofUser = (action: IdentityProbe['action']): IdentityProbe => ({
  ...{ kind: 'identity', who: 'user 1', action, shows: 'their ID token' },
  ...{ roleOfTenant: undefined, expected: 'denied' },
});

test.each([
  [READS, 'allowed', 'the role AuthenticatedRole'],
  [UNTRUSTED, 'denied', 'trust'],
])('credentials of a role that is trusted or not', async (deployment, ...expected) => {
  const [outcome, detail] = expected;
  const probe = ofUser('GetCredentialsForIdentity');
  expect(await simulateProbe(probe, run(), deployment)).toEqual({ outcome, detail });
});

test.each([
  [['custom:t'], 'allowed', 'the app client may write it'],
  [['email'], 'denied', 'the app client may not write it'],
  // All attributes, as Cognito has it.
  [undefined, 'allowed', 'the app client may write it'],
])('the tenant of a user, where the app client writes %j', async (attributes, ...expected) => {
  const [outcome, detail] = expected;
  const stage = checked(withTable({}, { identity: { tenantClaim: 'custom:t' } }));
  const deployment = { ...READS, writableAttributes: () => attributes };
  const probe = ofUser('UpdateUserAttributes');
  expect(await simulateProbe(probe, { ...run(), stage }, deployment)).toEqual({ outcome, detail });
});

describe('in the classic flow', () => {
  const stage = checked(
    withTable(
      { rows: 'own' },
      {
        identity: { tenantClaim: 'custom:t', classicFlow: true },
        tenants: { arnold: { maxSessionDuration: '2h' } },
      },
    ),
  );
  const classic = {
    ...READS,
    roles: ['AuthenticatedRole', 'TenantArnoldRole'],
    identityPool: () => ({ ...READS.identityPool(), allowsClassicFlow: true }),
  };
  const runOf = (tenant: string | undefined) => ({
    ...aRun(aws, { users: [{ ...USER, tenant }] }),
    stage,
    outputs: { OrdersTableArn: TABLE, TenantArnoldRoleArn: 'arn:r' },
  });

  test.each([
    ['arnold', 'TenantArnoldRole'],
    ['other', 'AuthenticatedRole'],
    [undefined, 'AuthenticatedRole'],
  ])('a user of tenant %s asks for the role %s', async (tenant, role) => {
    expect(await simulateProbe(itemProbe(), runOf(tenant), classic)).toEqual({
      outcome: 'allowed',
      detail: `by the policies of ${role}`,
    });
  });

  test.each([
    ['arnold', 'the role TenantArnoldRole'],
    [undefined, 'the role AuthenticatedRole'],
  ])('credentials of tenant %s are those of %s', async (roleOfTenant, detail) => {
    const probe = { ...ofUser('AssumeRoleWithWebIdentity'), roleOfTenant };
    expect(await simulateProbe(probe, runOf('arnold'), classic)).toEqual({
      outcome: 'allowed',
      detail,
    });
  });
});

test('a transaction is what is in it: a deletion', async () => {
  const deletes = deployed('dynamodb:DeleteItem');
  const probe = itemProbe({ action: 'TransactWriteItems', expected: 'denied' });
  expect(await simulateProbe(probe, run(), deletes)).toMatchObject({ outcome: 'allowed' });
  expect(await simulateProbe(probe, run(), READS)).toMatchObject({ outcome: 'denied' });
});
