import { probeSummary } from '../../../../tools/check/evidence/probe-summary';
import type { ProbeResult } from '../../../../tools/check/run/run-probe';
import { itemProbe } from '../run/test-context';
import { ALLOWED, UNAUTHENTICATED, result, RESULTS, WRONG } from './probe-results';

const DENIED = result(UNAUTHENTICATED, { outcome: 'denied' });
const FAILED = result(UNAUTHENTICATED, { outcome: 'failed', passed: false });

/** The lines of a summary as lists of cells. */
const cells = (results: readonly ProbeResult[]) =>
  probeSummary(results)
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));

describe('summary of probes', () => {
  test('counts results by scope, in order, without scopes that have no probe', () => {
    const [head, ...scopes] = cells([
      ...RESULTS,
      result(itemProbe({ rowOf: 'user 2', expected: 'denied' }), { outcome: 'denied' }),
      result(itemProbe({ table: undefined, rowOf: undefined }), {
        outcome: 'failed',
        passed: false,
      }),
    ]);
    expect(head).toEqual(['allowed', 'denied', 'simulated', 'failed']);
    expect(scopes.slice(0, -2)).toEqual([
      ['Sign-in', '0', '0', '1', '0'],
      ['Own items', '1', '0', '0', '0'],
      ["Other users' items", '0', '1', '0', '0'],
      ['Refused operations', '0', '0', '0', '1'],
      ['Other tables', '0', '0', '0', '1'],
    ]);
    expect(cells([DENIED]).slice(1, -2)).toEqual([['Sign-in', '0', '1', '0', '0']]);
  });

  test.each<[ProbeResult[], string]>([
    [RESULTS, '✖ 1 of 3 probes failed'],
    [[ALLOWED, DENIED], '✔ 2 probes passed: 1 allowed, 1 denied'],
    [[FAILED, FAILED, WRONG], '✖ 3 of 3 probes failed'],
  ])('ends with a conclusion (%#)', (results, expected) => {
    expect(probeSummary(results).split('\n').at(-1)).toBe(expected);
  });
});
