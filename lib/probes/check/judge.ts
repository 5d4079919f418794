import type { Deployment } from '../../policy-engine/deployment';
import type { Probe } from '../probe';
import { decideProbe } from './decide-probe';
import type { Outcome, ProbeResult } from './probe-result';
import type { Run } from './run';
import { runProbe } from './run-probe';

/** What makes a result of a probe. */
export interface Judging {
  /** What is deployed, where the endpoint does not enforce it; undefined where every call is made for real. */
  readonly deployment: Deployment | undefined;
  /** Whether a denial must be one of AWS, and none by decision. */
  readonly requireEnforced: boolean;
}

/**
 * Calls for real, and compares with what is expected. Where the endpoint does not enforce what the probe is about, a
 * denial is decided from what is deployed, and what the endpoint allows must be allowed by that too.
 */
export async function judge(
  probe: Probe,
  run: Run,
  { deployment, requireEnforced }: Judging,
): Promise<ProbeResult> {
  const began = performance.now();
  const { outcome, detail } = deployment
    ? await withDecision(probe, run, deployment)
    : await runProbe(probe, run);
  const isDenied = outcome === 'denied' || (outcome === 'decided' && !requireEnforced);
  const passed = probe.expected === 'allowed' ? outcome === 'allowed' : isDenied;
  return { probe, outcome, passed, milliseconds: performance.now() - began, detail };
}

async function withDecision(
  probe: Probe,
  run: Run,
  deployment: Deployment,
): Promise<{ outcome: Outcome; detail: string }> {
  if (probe.expected === 'allowed') {
    const called = await runProbe(probe, run);
    if (called.outcome !== 'allowed') return called;
  }
  try {
    const { outcome, detail } = await decideProbe(probe, run, deployment);
    return { outcome: outcome === 'denied' ? 'decided' : outcome, detail };
  } catch (error) {
    return { outcome: 'failed', detail: String(error) };
  }
}
