import type { Deployment } from '../../simulator/deployment';
import type { Probe } from '../probes/probe';
import type { Denials, Enforcement } from './enforcement';
import type { ProbeContext } from './probe-context';
import { sendRequest } from './send-request';
import { simulateProbe } from './simulate-probe';
import { assertNotStopped, type VerificationControl } from './verification-control';

/**
 * `simulated`: the deployed policies deny the call, but only a simulator enforces them: the check's own, or one in front
 *   of the endpoint.
 * `failed`: the call was neither allowed nor denied.
 */
export type Outcome = 'allowed' | 'denied' | 'simulated' | 'failed';

export interface ProbeResult {
  readonly probe: Probe;
  readonly outcome: Outcome;
  /** Whether the outcome is the expected one. */
  readonly passed: boolean;
  /** The duration of the call or the simulation. */
  readonly milliseconds: number;
  /** The message of AWS or of the simulator. */
  readonly detail: string;
}

export interface ProbeSettings {
  readonly deployment: Deployment;
  /** What the endpoint does about what the probe tests. */
  readonly denials: Denials;
  /** Whether a denial must be enforced; a simulated one then fails. */
  readonly requireEnforced: boolean;
}

/** What an endpoint must enforce for a probe to be more than a simulation. */
const ENFORCED_BY: Readonly<Record<Probe['kind'], keyof Enforcement>> = {
  item: 'policies',
  identity: 'tokens',
};

/** Runs the probes of a check one after the other. */
export async function runProbes(
  probes: readonly Probe[],
  context: ProbeContext,
  options: VerificationControl &
    Omit<ProbeSettings, 'denials'> & { readonly enforced: Enforcement },
): Promise<ProbeResult[]> {
  const results: ProbeResult[] = [];
  for (const probe of probes) {
    assertNotStopped(options);
    const denials = options.enforced[ENFORCED_BY[probe.kind]];
    results.push(await runProbe(probe, context, { ...options, denials }));
    options.progress(`${results.length} of ${probes.length} probes`);
  }
  return results;
}

/**
 * Sends the request of a probe and compares the outcome with the expected one. If the endpoint does not deny what the
 * probe tests, denials are simulated from the deployment, and what the endpoint allows must be allowed in the
 * simulation too.
 */
export async function runProbe(
  probe: Probe,
  context: ProbeContext,
  { deployment, denials, requireEnforced }: ProbeSettings,
): Promise<ProbeResult> {
  const began = performance.now();
  const run = denials === 'absent' ? simulatedOutcome : sentOutcome;
  const { outcome, detail } = await run(probe, context, deployment).catch(
    (error: unknown): ProbeOutcome => ({ outcome: 'failed', detail: String(error) }),
  );
  const isDenied = outcome === 'denied' || (outcome === 'simulated' && !requireEnforced);
  const passed = probe.expected === 'allowed' ? outcome === 'allowed' : isDenied;
  return { probe, outcome, passed, milliseconds: performance.now() - began, detail };
}

type ProbeOutcome = Pick<ProbeResult, 'outcome' | 'detail'>;

/**
 * No caller has a token of every user pool or app client that a pool may trust. If the token of one other is rejected,
 * the pool's list of providers decides for the rest.
 */
async function sentOutcome(
  probe: Probe,
  context: ProbeContext,
  deployment: Deployment,
): Promise<ProbeOutcome> {
  const sent = await sendRequest(probe, context);
  const testsProviders =
    probe.kind === 'identity' &&
    (probe.shows === 'a token of another user pool' ||
      probe.shows === 'a token of another app client');
  if (!/^(denied|simulated)$/.test(sent.outcome) || !testsProviders) return sent;
  const simulated = await simulateProbe(probe, context, deployment);
  return simulated.outcome === 'allowed' ? simulated : sent;
}

async function simulatedOutcome(
  probe: Probe,
  context: ProbeContext,
  deployment: Deployment,
): Promise<ProbeOutcome> {
  if (probe.expected === 'allowed') {
    const sent = await sendRequest(probe, context);
    if (sent.outcome !== 'allowed') return sent;
  }
  const { outcome, detail } = await simulateProbe(probe, context, deployment);
  return { outcome: outcome === 'denied' ? 'simulated' : outcome, detail };
}
