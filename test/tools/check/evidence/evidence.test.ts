import { evidence, isProven } from '../../../../tools/check/evidence/evidence';
import type { ProbeResult } from '../../../../tools/check/run/run-probe';
import { itemProbe } from '../run/test-context';
import { ALLOWED, UNAUTHENTICATED, RESULTS, SIMULATED, WRONG } from './probe-results';

const ENFORCED = { policies: 'simulated', tokens: 'enforced' } as const;

const CIRCUMSTANCES = {
  stackName: 'orders',
  stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/orders/1',
  account: '111122223333',
  region: 'us-east-1',
  endpoint: 'AWS',
  caller: 'arn:aws:iam::111122223333:user/me',
  began: new Date('2030-01-01T10:00:00Z'),
  ended: new Date('2030-01-01T10:01:00Z'),
};

describe('evidence file', () => {
  test('names the stack, endpoint, caller and time, and every result', () => {
    const left = ['user access-check-1: Error: not now'];
    expect(
      evidence({ enforced: ENFORCED, results: [WRONG, SIMULATED], left }, CIRCUMSTANCES),
    ).toEqual({
      ...CIRCUMSTANCES,
      began: '2030-01-01T10:00:00.000Z',
      ended: '2030-01-01T10:01:00.000Z',
      passed: false,
      enforced: { policies: false, tokens: true },
      notRemoved: left,
      probes: [
        {
          ...itemProbe({ action: 'Scan', expected: 'denied' }),
          ...{ outcome: 'allowed', passed: false, milliseconds: 1234 },
          detail: 'went <through> & "on"',
        },
        {
          ...{ ...UNAUTHENTICATED, outcome: 'simulated', passed: true, milliseconds: 0 },
          detail: 'no unauthenticated identities',
        },
      ],
    });
  });

  test.each<[string, ProbeResult[], string[], boolean]>([
    ['all probes passed', [ALLOWED, SIMULATED], [], true],
    ['a failed probe', RESULTS, [], false],
    ['a resource left behind', [ALLOWED], ['user'], false],
    ['no probe', [], [], false],
  ])('passes or fails with %s', (_what, results, left, expected) => {
    expect(isProven({ enforced: ENFORCED, results, left })).toBe(expected);
    expect(evidence({ enforced: ENFORCED, results, left }, CIRCUMSTANCES).passed).toBe(expected);
  });
});
