import type { Deployment } from '../../simulator/deployment';
import type { Probe } from '../probes/probe';
import { simulateProbe } from './simulate-probe';
import type { ProbeContext } from './probe-context';
import { sendRequest } from './send-request';

/** What makes a result of a probe. */
export interface ProbeSettings {
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
export async function runProbe(
  probe: Probe,
  run: ProbeContext,
  { deployment, isEnforced, requireEnforced }: ProbeSettings,
): Promise<ProbeResult> {
  const began = performance.now();
  const judged = isEnforced ? enforced : withDecision;
  const { outcome, detail } = await judged(probe, run, deployment).catch(
    (error: unknown): ProbeOutcome => ({ outcome: 'failed', detail: String(error) }),
  );
  const isDenied = outcome === 'denied' || (outcome === 'decided' && !requireEnforced);
  const passed = probe.expected === 'allowed' ? outcome === 'allowed' : isDenied;
  return { probe, outcome, passed, milliseconds: performance.now() - began, detail };
}

type ProbeOutcome = Pick<ProbeResult, 'outcome' | 'detail'>;

/**
 * Nobody holds a token of every provider that a pool may admit: where one is refused, it also counts what the pool says
 * of the others.
 */
async function enforced(
  probe: Probe,
  run: ProbeContext,
  deployment: Deployment,
): Promise<ProbeOutcome> {
  const called = await sendRequest(probe, run);
  const isAboutProviders =
    probe.kind === 'identity' && probe.shows === 'a token of another user pool';
  if (called.outcome !== 'denied' || !isAboutProviders) return called;
  const decided = await simulateProbe(probe, run, deployment);
  return decided.outcome === 'allowed' ? decided : called;
}

async function withDecision(
  probe: Probe,
  run: ProbeContext,
  deployment: Deployment,
): Promise<ProbeOutcome> {
  if (probe.expected === 'allowed') {
    const called = await sendRequest(probe, run);
    if (called.outcome !== 'allowed') return called;
  }
  const { outcome, detail } = await simulateProbe(probe, run, deployment);
  return { outcome: outcome === 'denied' ? 'decided' : outcome, detail };
}

/**
 * What came of a probe: `decided` is a denial by the policies as deployed, where the endpoint does not enforce them;
 * `failed` is neither allowed nor denied, because the call came to nothing.
 */
export type Outcome = 'allowed' | 'denied' | 'decided' | 'failed';

export interface ProbeResult {
  readonly probe: Probe;
  readonly outcome: Outcome;
  /** Whether it came out as expected. */
  readonly passed: boolean;
  /** How long the call, or the decision, took. */
  readonly milliseconds: number;
  /** What AWS, or the policy engine, said. */
  readonly detail: string;
}
