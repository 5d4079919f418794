import {
  describeProbe,
  probeSummary,
  probeTable,
} from '../../../../tools/check/evidence/probe-table';
import type { ProbeResult } from '../../../../tools/check/run/run-probe';
import { ALLOWED, GUEST, result, RESULTS, WRONG } from './probe-results';
import { itemProbe } from '../run/test-context';

describe('table of probes', () => {
  test('has a line for each probe, and the reason below a failed one', () => {
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
  ])('summary counts outcomes and failures (%#)', (results, expected) => {
    expect(probeSummary(results)).toBe(expected);
  });

  test.each<[ProbeResult['probe'], string]>([
    [itemProbe(), 'orders, own row'],
    [itemProbe({ rowOf: 'user 2' }), 'orders, row of user 2'],
    [itemProbe({ table: undefined, rowOf: undefined }), 'another table'],
    [GUEST, 'no token'],
    [
      { ...GUEST, shows: 'their ID token', roleOfTenant: 'acme' },
      'their ID token, role of tenant acme',
    ],
  ])('subject of a probe is described (%#)', (probe, expected) => {
    expect(describeProbe(probe)).toBe(expected);
  });
});
