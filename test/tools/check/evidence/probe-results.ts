import type { ProbeResult } from '../../../../tools/check/run/run-probe';
import type { IdentityProbe } from '../../../../tools/check/probes/probe';
import { itemProbe } from '../run/test-context';

/** A caller without a token. */
export const UNAUTHENTICATED: IdentityProbe = {
  kind: 'identity',
  who: 'unauthenticated',
  action: 'GetId',
  shows: 'no token',
  roleOfTenant: undefined,
  expected: 'denied',
};
/** The result of a probe, the expected one unless a test says otherwise. */
export const result = (probe: ProbeResult['probe'], rest: Partial<ProbeResult>): ProbeResult => ({
  ...{ probe, outcome: 'allowed', passed: true, milliseconds: 12.6, detail: '' },
  ...rest,
});
export const ALLOWED = result(itemProbe(), {});
export const WRONG = result(itemProbe({ action: 'Scan', expected: 'denied' }), {
  ...{ passed: false, milliseconds: 1_234.4, detail: 'went <through> & "on"' },
});
export const SIMULATED = result(UNAUTHENTICATED, {
  outcome: 'simulated',
  milliseconds: 0.2,
  detail: 'no unauthenticated identities',
});
/** One allowed by the endpoint, one that failed, and one that was simulated. */
export const RESULTS = [ALLOWED, WRONG, SIMULATED];
