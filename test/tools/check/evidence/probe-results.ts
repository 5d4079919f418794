import type { ProbeResult } from '../../../../tools/check/run/run-probe';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { itemProbe } from '../run/test-context';

/** Somebody without a token. */
export const GUEST: IdentityProbe = {
  kind: 'identity',
  who: 'guest',
  action: 'GetId',
  shows: 'no token',
  roleOfTenant: undefined,
  expected: 'denied',
};
/** What came of a probe: all as expected, unless a test says otherwise. */
export const result = (probe: ProbeResult['probe'], rest: Partial<ProbeResult>): ProbeResult => ({
  ...{ probe, outcome: 'allowed', passed: true, milliseconds: 12.6, detail: '' },
  ...rest,
});
export const ALLOWED = result(itemProbe(), {});
export const WRONG = result(itemProbe({ action: 'Scan', expected: 'denied' }), {
  ...{ passed: false, milliseconds: 1_234.4, detail: 'went <through> & "on"' },
});
export const DECIDED = result(GUEST, {
  outcome: 'decided',
  milliseconds: 0.2,
  detail: 'guests are off',
});
/** One that was called, one that is not as expected, and one that was decided. */
export const RESULTS = [ALLOWED, WRONG, DECIDED];
