import { probeSummary, probeTable } from '../../../../tools/check/evidence/probe-table';
import type { ProbeResult } from '../../../../tools/check/run/run-probe';
import { ALLOWED, GUEST, result, RESULTS, WRONG } from './probe-results';

test('the table has a line a probe, and why beneath one that is not as expected', () => {
  expect(probeTable(RESULTS)).toBe(
    `
┌───┬────────┬─────────┬─────────────────┬──────────────────────────┬──────┐
│   │ who    │ action  │ on              │ outcome                  │   ms │
├───┼────────┼─────────┼─────────────────┼──────────────────────────┼──────┤
│ ✔ │ user 1 │ GetItem │ orders, own row │ allowed                  │   13 │
│ ✖ │ user 1 │ Scan    │ orders, own row │ allowed, expected denied │ 1234 │
│   │ went <through> & "on"                                                │
│ ✔ │ guest  │ GetId   │ no token        │ decided                  │    0 │
└───┴────────┴─────────┴─────────────────┴──────────────────────────┴──────┘
`.trim(),
  );
});

const DENIED = result(GUEST, { outcome: 'denied' });
const FAILED = result(GUEST, { outcome: 'failed', passed: false });

test.each<[ProbeResult[], string]>([
  [RESULTS, '3 probes: 2 allowed, 1 decided; 1 not as expected'],
  [[ALLOWED, DENIED], '2 probes: 1 allowed, 1 denied; all as expected'],
  [[FAILED, FAILED, WRONG], '3 probes: 1 allowed, 2 failed; 3 not as expected'],
])('what probes came to is told in a line', (results, expected) => {
  expect(probeSummary(results)).toBe(expected);
});
