import type { Deployment } from '../../../../tools/simulator/deployment';
import { runProbe } from '../../../../tools/check/run/run-probe';
import type { ExpectedOutcome, IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer, Refusal } from '../../../aws-server';
import { deployed, TABLE } from './test-deployment';
import { itemProbe, PROVIDER, testContext } from './test-context';

const aws = awsServer();
const READS = deployed('dynamodb:GetItem');
const NOTHING = deployed();
const UNKNOWN = {
  ...READS,
  principal: () => ({ ...READS.principal(''), permissionsBoundary: 'arn:b' }),
};

async function result(
  expected: ExpectedOutcome,
  answer: Refusal | Record<string, unknown>,
  deployment?: Deployment,
  requireEnforced = false,
) {
  aws.on('GetItem', answer);
  const run = testContext(aws, { outputs: { OrdersTableArn: TABLE } });
  const began = performance.now();
  const found = await runProbe(itemProbe({ expected }), run, {
    ...{ deployment: deployment ?? NOTHING, requireEnforced },
    denials: deployment ? 'absent' : 'enforced',
  });
  expect(found.probe).toEqual(itemProbe({ expected }));
  expect(found.milliseconds).toBeGreaterThan(0);
  expect(found.milliseconds).toBeLessThanOrEqual(performance.now() - began);
  return found;
}

const DENIED = new Refusal('AccessDeniedException');
const BROKEN = new Refusal('ValidationException');
const SIMULATED = new Refusal('AccessDeniedException', 'no', 400, {
  'x-simulated-decision': 'denied',
});

describe('probe at an endpoint that enforces policies', () => {
  test.each<[ExpectedOutcome, Refusal | Record<string, unknown>, string, boolean]>([
    ['allowed', {}, 'allowed', true],
    ['allowed', DENIED, 'denied', false],
    ['allowed', BROKEN, 'failed', false],
    ['denied', DENIED, 'denied', true],
    ['denied', {}, 'allowed', false],
    ['denied', BROKEN, 'failed', false],
  ])('expected to be %s, with the answer %j, is %s', async (expected, answer, outcome, passed) => {
    expect(await result(expected, answer)).toMatchObject({ outcome, passed });
    expect(await result(expected, answer, undefined, true)).toMatchObject({ outcome, passed });
    expect(aws.actions).toEqual(['GetItem', 'GetItem']);
  });
});

test('a denial that the endpoint has simulated is not an enforced one', async () => {
  expect(await result('denied', SIMULATED)).toMatchObject({ outcome: 'simulated', passed: true });
  const required = await result('denied', SIMULATED, undefined, true);
  expect(required).toMatchObject({ outcome: 'simulated', passed: false });
  expect(await result('allowed', SIMULATED)).toMatchObject({ outcome: 'simulated', passed: false });
});

describe('probe at an endpoint that does not enforce policies', () => {
  const BY = 'by the policies of AuthenticatedRole';

  test.each<[string, ExpectedOutcome, Deployment, object]>([
    [
      'passes if the simulation denies',
      'denied',
      NOTHING,
      { outcome: 'simulated', passed: true, detail: BY },
    ],
    [
      'fails if the simulation allows what must be denied',
      'denied',
      READS,
      { outcome: 'allowed', passed: false, detail: BY },
    ],
    [
      'passes if endpoint and simulation allow',
      'allowed',
      READS,
      { outcome: 'allowed', passed: true, detail: BY },
    ],
    [
      'fails if only the endpoint allows',
      'allowed',
      NOTHING,
      { outcome: 'simulated', passed: false, detail: BY },
    ],
    [
      'fails if the simulation is impossible, expected to be denied',
      'denied',
      UNKNOWN,
      {
        outcome: 'failed',
        passed: false,
        detail: expect.stringContaining('permissions boundary'),
      },
    ],
    [
      'fails if the simulation is impossible, expected to be allowed',
      'allowed',
      UNKNOWN,
      {
        outcome: 'failed',
        passed: false,
        detail: expect.stringContaining('permissions boundary'),
      },
    ],
  ])('%s', async (_what, expected, deployment, fields) => {
    expect(await result(expected, {}, deployment)).toMatchObject(fields);
    // A request that must be denied is not sent: the endpoint would execute it.
    expect(aws.actions).toEqual(expected === 'allowed' ? ['GetItem'] : []);
  });

  test.each([
    [DENIED, 'denied'],
    [BROKEN, 'failed'],
  ])('expected to be allowed, with the answer %j, is %s', async (answer, outcome) => {
    expect(await result('allowed', answer, READS)).toMatchObject({ outcome, passed: false });
  });

  test('fails with a simulated denial if denials must be enforced', async () => {
    expect(await result('denied', {}, NOTHING, true)).toMatchObject({
      outcome: 'simulated',
      passed: false,
    });
    expect(await result('allowed', {}, READS, true)).toMatchObject({
      outcome: 'allowed',
      passed: true,
    });
  });
});

describe('probe with a token of another user pool that is refused', () => {
  const probe: IdentityProbe = {
    ...{ kind: 'identity', who: 'invalid token', action: 'GetId', expected: 'denied' },
    ...{ shows: 'a token of another user pool', roleOfTenant: undefined },
  };
  const withOthers = (...otherProviders: string[]): Deployment => ({
    ...NOTHING,
    identityPool: () => ({ ...NOTHING.identityPool(), otherProviders }),
  });
  const resultWith = async (deployment: Deployment) => {
    aws.on('GetId', new Refusal('NotAuthorizedException'));
    const settings = { deployment, requireEnforced: true, denials: 'enforced' } as const;
    return runProbe(probe, testContext(aws), settings);
  };

  test('is denied if the pool has no other provider', async () => {
    expect(await resultWith(withOthers())).toMatchObject({ outcome: 'denied', passed: true });
  });

  test('is allowed if the pool has another provider', async () => {
    expect(await resultWith(withOthers('accounts.google.com'))).toMatchObject({
      outcome: 'allowed',
      passed: false,
      detail: 'the pool has other providers',
    });
  });
});

test('a refused token of another app client is allowed if the pool has another client', async () => {
  aws.on('GetId', new Refusal('NotAuthorizedException'));
  const probe: IdentityProbe = {
    ...{ kind: 'identity', who: 'invalid token', action: 'GetId', expected: 'denied' },
    ...{ shows: 'a token of another app client', roleOfTenant: undefined },
  };
  const result = (...clientIds: string[]) => {
    const pool = NOTHING.identityPool();
    const providers = clientIds.map((clientId) => ({
      name: PROVIDER,
      clientId,
      checksTokens: true,
    }));
    const deployment = { ...NOTHING, identityPool: () => ({ ...pool, providers }) };
    const settings = { deployment, requireEnforced: true, denials: 'enforced' } as const;
    return runProbe(probe, testContext(aws), settings);
  };
  expect(await result('client1')).toMatchObject({ outcome: 'denied', passed: true });
  expect(await result('client1', 'other')).toMatchObject({
    outcome: 'allowed',
    passed: false,
    detail: 'the pool has other clients',
  });
});
