import type { Deployment } from '../../../../tools/simulator/deployment';
import type { DeployedIdentityPool } from '../../../../tools/simulator/identity-pool';
import { simulateProbe } from '../../../../tools/check/run/simulate-probe';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer } from '../../../aws-server';
import { checked, withTable } from '../../../stages';
import { deployed, TABLE } from './test-deployment';
import { testContext, itemProbe, PROVIDER, USER } from './test-context';

const aws = awsServer();
const USER_POOL_PROVIDER = { name: PROVIDER, clientId: 'client1', checksTokens: true };

/** The simulated outcome at a closed pool with a change. */
function simulated(shows: IdentityProbe['shows'], change: Partial<DeployedIdentityPool> = {}) {
  const deployment = {
    roles: [],
    identityPool: () => ({
      ...{
        identityPoolId: 'us-east-1:pool',
        allowsUnauthenticatedIdentities: false,
        allowsClassicFlow: false,
      },
      ...{
        providers: [USER_POOL_PROVIDER],
        otherProviders: [],
        roleMappings: [],
        principalTags: {},
      },
      ...{ authenticatedRole: 'arn:r', unauthenticatedRole: undefined },
      ...change,
    }),
  } as unknown as Deployment;
  const action = shows === 'their ID token' ? 'GetOpenIdToken' : 'GetId';
  const probe = { kind: 'identity', who: 'x', action, shows, roleOfTenant: undefined } as const;
  return simulateProbe({ ...probe, expected: 'denied' }, testContext(aws), deployment);
}

const OTHER = { ...USER_POOL_PROVIDER, name: `${PROVIDER}2` };
const MAPPING = {
  provider: `${PROVIDER}:client1`,
  type: 'Rules',
  otherwise: 'Deny',
  rules: [],
} as const;

describe('simulated identity probe', () => {
  test.each<[IdentityProbe['shows'], Partial<DeployedIdentityPool>, string, string]>([
    ['no token', {}, 'denied', 'no unauthenticated identities'],
    [
      'no token',
      { allowsUnauthenticatedIdentities: true },
      'allowed',
      'unauthenticated identities are allowed',
    ],
    [
      'no token',
      { unauthenticatedRole: 'arn:g' },
      'allowed',
      'unauthenticated identities are allowed',
    ],
    ['a token of another user pool', {}, 'denied', 'the user pool is the only provider'],
    [
      'a token of another user pool',
      { providers: [USER_POOL_PROVIDER, OTHER] },
      'allowed',
      'the pool has other providers',
    ],
    [
      'a token of another user pool',
      { otherProviders: ['accounts.google.com'] },
      'allowed',
      'the pool has other providers',
    ],
    [
      'a token of another user pool',
      { providers: [OTHER] },
      'allowed',
      'the pool has other providers',
    ],
    [
      'a token of another app client',
      {},
      'denied',
      'the app clients of the stage are the only ones',
    ],
    [
      'a token of another app client',
      { providers: [USER_POOL_PROVIDER, { ...USER_POOL_PROVIDER, clientId: 'client2' }] },
      'allowed',
      'the pool has other clients',
    ],
    ['a tampered ID token', {}, 'denied', 'ServerSideTokenCheck is on'],
    [
      'a tampered ID token',
      { providers: [{ ...USER_POOL_PROVIDER, checksTokens: false }] },
      'allowed',
      'ServerSideTokenCheck is off',
    ],
    [
      'a tampered ID token',
      { providers: [USER_POOL_PROVIDER, { ...USER_POOL_PROVIDER, checksTokens: false }] },
      'allowed',
      'ServerSideTokenCheck is off',
    ],
    ['their ID token', {}, 'denied', 'the classic flow is closed'],
    ['their ID token', { allowsClassicFlow: true }, 'allowed', 'the classic flow is open'],
    // Cognito has no classic flow with role mappings.
    [
      'their ID token',
      { allowsClassicFlow: true, roleMappings: [MAPPING] },
      'denied',
      'the classic flow is closed',
    ],
    [
      'their ID token',
      { allowsClassicFlow: true, roleMappings: [{ ...MAPPING, provider: `${PROVIDER}:client2` }] },
      'allowed',
      'the classic flow is open',
    ],
  ])('with %s, and a pool with %j, is %s: %s', async (shows, change, outcome, detail) => {
    expect(await simulated(shows, change)).toEqual({ outcome, detail });
  });
});

const NO_TRUST = { Version: '2012-10-17', Statement: [] };
const READS = deployed('dynamodb:GetItem');
const UNTRUSTED = { ...READS, principal: () => ({ ...READS.principal(''), trust: NO_TRUST }) };
const run = () => testContext(aws, { outputs: { OrdersTableArn: TABLE } });

describe('simulated item probe', () => {
  test.each([
    [READS, 'allowed', 'by the policies of AuthenticatedRole'],
    [UNTRUSTED, 'denied', 'no credentials: trust'],
  ])('needs a role whose trust policy admits the user (%#)', async (deployment, ...expected) => {
    const [outcome, detail] = expected;
    expect(await simulateProbe(itemProbe(), run(), deployment)).toEqual({ outcome, detail });
  });

  test('on another table names a table outside the stack', async () => {
    const probe = itemProbe({ table: undefined, rowOf: undefined });
    const elsewhere =
      'arn:aws:dynamodb:us-east-1:111122223333:table/access-check-111122223333-us-east-1';
    const resources: string[] = [];
    const deployment = {
      ...READS,
      resourcePolicy: (arn: string) => {
        resources.push(arn);
        return undefined;
      },
    };
    expect(await simulateProbe(probe, run(), deployment)).toMatchObject({ outcome: 'denied' });
    expect(new Set(resources)).toEqual(new Set([elsewhere]));
  });

  test('of a transaction needs the action in it: DeleteItem', async () => {
    const deletes = deployed('dynamodb:DeleteItem');
    const probe = itemProbe({ action: 'TransactWriteItems', expected: 'denied' });
    expect(await simulateProbe(probe, run(), deletes)).toMatchObject({ outcome: 'allowed' });
    expect(await simulateProbe(probe, run(), READS)).toMatchObject({ outcome: 'denied' });
  });
});

/** A probe of a user with their ID token. */
const withOwnToken = (action: IdentityProbe['action']): IdentityProbe => ({
  ...{ kind: 'identity', who: 'user 1', action, shows: 'their ID token' },
  ...{ roleOfTenant: undefined, expected: 'denied' },
});

describe('simulated probe with a valid ID token', () => {
  test.each([
    [READS, 'allowed', 'role AuthenticatedRole'],
    [UNTRUSTED, 'denied', 'trust'],
  ])(
    'for credentials needs a trust policy that admits the user (%#)',
    async (deployment, ...expected) => {
      const [outcome, detail] = expected;
      const probe = withOwnToken('GetCredentialsForIdentity');
      expect(await simulateProbe(probe, run(), deployment)).toEqual({ outcome, detail });
    },
  );

  test.each([
    [['custom:t'], 'allowed', 'a write attribute of the app client'],
    [['email'], 'denied', 'not a write attribute of the app client'],
    // All attributes, as Cognito has it.
    [undefined, 'allowed', 'a write attribute of the app client'],
  ])(
    'to change the tenant depends on the attributes that the app client writes: %j',
    async (attributes, ...expected) => {
      const [outcome, detail] = expected;
      const stage = checked(withTable({}, { identity: { tenantClaim: 'custom:t' } }));
      const deployment = { ...READS, writableAttributes: () => attributes };
      const probe = withOwnToken('UpdateUserAttributes');
      expect(await simulateProbe(probe, { ...run(), stage }, deployment)).toEqual({
        outcome,
        detail,
      });
    },
  );
});

describe('simulated probe in the classic flow', () => {
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
    ...testContext(aws, { users: [{ ...USER, tenant }] }),
    stage,
    outputs: { OrdersTableArn: TABLE, TenantArnoldRoleArn: 'arn:r' },
  });

  test.each([
    ['arnold', 'TenantArnoldRole'],
    ['other', 'AuthenticatedRole'],
    [undefined, 'AuthenticatedRole'],
  ])('of a user of tenant %s assumes the role %s', async (tenant, role) => {
    expect(await simulateProbe(itemProbe(), runOf(tenant), classic)).toEqual({
      outcome: 'allowed',
      detail: `by the policies of ${role}`,
    });
  });

  test.each([
    ['arnold', 'role TenantArnoldRole'],
    [undefined, 'role AuthenticatedRole'],
  ])('for the role of tenant %s has credentials of %s', async (roleOfTenant, detail) => {
    const probe = { ...withOwnToken('AssumeRoleWithWebIdentity'), roleOfTenant };
    expect(await simulateProbe(probe, runOf('arnold'), classic)).toEqual({
      outcome: 'allowed',
      detail,
    });
  });
});
