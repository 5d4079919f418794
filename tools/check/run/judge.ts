import type { Deployment } from '../../simulator/deployment';
import type { Probe } from '../probe';
import { decideProbe } from './decide-probe';
import type { ProbeResult } from './probe-result';
import type { Run } from './run';
import { runProbe } from './run-probe';

/** What makes a result of a probe. */
export interface Judging {
  /** What is deployed. */
  readonly deployment: Deployment;
  /** Whether the endpoint enforces what the probe is about. */
  readonly isEnforced: boolean;
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
  { deployment, isEnforced, requireEnforced }: Judging,
): Promise<ProbeResult> {
  const began = performance.now();
  const judged = isEnforced ? enforced : withDecision;
  const { outcome, detail } = await judged(probe, run, deployment).catch(
    (error: unknown): Judged => ({ outcome: 'failed', detail: String(error) }),
  );
  const isDenied = outcome === 'denied' || (outcome === 'decided' && !requireEnforced);
  const passed = probe.expected === 'allowed' ? outcome === 'allowed' : isDenied;
  return { probe, outcome, passed, milliseconds: performance.now() - began, detail };
}

type Judged = Pick<ProbeResult, 'outcome' | 'detail'>;

/**
 * Nobody holds a token of every provider that a pool may admit: where one is refused, it also counts what the pool says
 * of the others.
 */
async function enforced(probe: Probe, run: Run, deployment: Deployment): Promise<Judged> {
  const called = await runProbe(probe, run);
  const isAboutProviders =
    probe.kind === 'identity' && probe.shows === 'a token of another user pool';
  if (called.outcome !== 'denied' || !isAboutProviders) return called;
  const decided = await decideProbe(probe, run, deployment);
  return decided.outcome === 'allowed' ? decided : called;
}

async function withDecision(probe: Probe, run: Run, deployment: Deployment): Promise<Judged> {
  if (probe.expected === 'allowed') {
    const called = await runProbe(probe, run);
    if (called.outcome !== 'allowed') return called;
  }
  const { outcome, detail } = await decideProbe(probe, run, deployment);
  return { outcome: outcome === 'denied' ? 'decided' : outcome, detail };
}
