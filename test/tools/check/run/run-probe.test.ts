import type { Deployment } from '../../../../tools/simulator/deployment';
import { runProbe } from '../../../../tools/check/run/run-probe';
import type { ExpectedOutcome, IdentityProbe } from '../../../../tools/check/probes/probe';
import { awsServer, Refusal } from '../../../aws-server';
import { deployed, TABLE } from './test-deployment';
import { aRun, itemProbe } from './test-context';

const aws = awsServer();
const READS = deployed('dynamodb:GetItem');
const NOTHING = deployed();
const UNKNOWN = {
  ...READS,
  principal: () => ({ ...READS.principal(''), permissionsBoundary: 'arn:b' }),
};

async function judged(
  expected: ExpectedOutcome,
  answer: Refusal | Record<string, unknown>,
  deployment?: Deployment,
  requireEnforced = false,
) {
  aws.on('GetItem', answer);
  const run = aRun(aws, { outputs: { OrdersTableArn: TABLE } });
  const began = performance.now();
  const result = await runProbe(itemProbe({ expected }), run, {
    ...{ deployment: deployment ?? NOTHING, isEnforced: !deployment, requireEnforced },
  });
  expect(result.probe).toEqual(itemProbe({ expected }));
  expect(result.milliseconds).toBeGreaterThan(0);
  expect(result.milliseconds).toBeLessThanOrEqual(performance.now() - began);
  return result;
}

const DENIED = new Refusal('AccessDeniedException');
const BROKEN = new Refusal('ValidationException');

describe('where the endpoint enforces, the call decides', () => {
  test.each<[ExpectedOutcome, Refusal | Record<string, unknown>, string, boolean]>([
    ['allowed', {}, 'allowed', true],
    ['allowed', DENIED, 'denied', false],
    ['allowed', BROKEN, 'failed', false],
    ['denied', DENIED, 'denied', true],
    ['denied', {}, 'allowed', false],
    ['denied', BROKEN, 'failed', false],
  ])('expected to be %s, with %j: %s', async (expected, answer, outcome, passed) => {
    expect(await judged(expected, answer)).toMatchObject({ outcome, passed });
    expect(await judged(expected, answer, undefined, true)).toMatchObject({ outcome, passed });
    expect(aws.actions).toEqual(['GetItem', 'GetItem']);
  });
});

describe('where it does not enforce, what is deployed decides too', () => {
  const BY = 'by the policies of AuthenticatedRole';

  test.each<[string, ExpectedOutcome, Deployment, object]>([
    ['a denial is decided', 'denied', NOTHING, { outcome: 'decided', passed: true, detail: BY }],
    [
      'what is not denied is wrong',
      'denied',
      READS,
      { outcome: 'allowed', passed: false, detail: BY },
    ],
    [
      'what is allowed is right',
      'allowed',
      READS,
      { outcome: 'allowed', passed: true, detail: BY },
    ],
    [
      'what the endpoint alone allows is wrong',
      'allowed',
      NOTHING,
      { outcome: 'decided', passed: false, detail: BY },
    ],
    [
      'what cannot be decided is wrong where it is to be denied',
      'denied',
      UNKNOWN,
      {
        outcome: 'failed',
        passed: false,
        detail: expect.stringContaining('unknown permissions boundary'),
      },
    ],
    [
      'and where it is to be allowed',
      'allowed',
      UNKNOWN,
      {
        outcome: 'failed',
        passed: false,
        detail: expect.stringContaining('unknown permissions boundary'),
      },
    ],
  ])('%s', async (_what, expected, deployment, result) => {
    expect(await judged(expected, {}, deployment)).toMatchObject(result);
    // What is to be denied is not done: nothing would keep it from being done.
    expect(aws.actions).toEqual(expected === 'allowed' ? ['GetItem'] : []);
  });

  test.each([
    [DENIED, 'denied'],
    [BROKEN, 'failed'],
  ])('a call that is to be allowed, and comes back with %j, is %s', async (answer, outcome) => {
    expect(await judged('allowed', answer, READS)).toMatchObject({ outcome, passed: false });
  });

  test('a decision is no proof where a real denial is required', async () => {
    expect(await judged('denied', {}, NOTHING, true)).toMatchObject({
      outcome: 'decided',
      passed: false,
    });
    expect(await judged('allowed', {}, READS, true)).toMatchObject({
      outcome: 'allowed',
      passed: true,
    });
  });
});

describe('a token of another user pool that is refused', () => {
  const probe: IdentityProbe = {
    ...{ kind: 'identity', who: 'stranger', action: 'GetId', expected: 'denied' },
    ...{ shows: 'a token of another user pool', roleOfTenant: undefined },
  };
  const withOthers = (...otherProviders: string[]): Deployment => ({
    ...NOTHING,
    identityPool: () => ({ ...NOTHING.identityPool(), otherProviders }),
  });
  const judgedBy = async (deployment: Deployment) => {
    aws.on('GetId', new Refusal('NotAuthorizedException'));
    const judging = { deployment, isEnforced: true, requireEnforced: true };
    return runProbe(probe, aRun(aws), judging);
  };

  test('is a denial where no other provider is admitted', async () => {
    expect(await judgedBy(withOthers())).toMatchObject({ outcome: 'denied', passed: true });
  });

  test('is none where tokens of somebody else are admitted, which nobody here has', async () => {
    expect(await judgedBy(withOthers('accounts.google.com'))).toMatchObject({
      outcome: 'allowed',
      passed: false,
      detail: 'there are other providers',
    });
  });
});
