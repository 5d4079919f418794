import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from '../recorded-process';
import type { LocalTarget } from './local-environment';
import { signalProcessGroup } from './process-group';
import { recordedRuns, type RecordedRun, type LocalRunRecord } from './run-record';

/** A run with a local AWS that is running. */
export interface Instance extends RecordedRun {
  readonly record: LocalRunRecord & { readonly target: LocalTarget };
}

/** The instances of the local AWS that are running, those of runs in progress too. */
export async function runningInstances(runs: string): Promise<Instance[]> {
  const found = recordedRuns(runs).map(async (run) => ((await isRunning(run)) ? [run] : []));
  return (await Promise.all(found)).flat().filter(hasTarget);
}

function hasTarget(run: RecordedRun): run is Instance {
  return run.record.target !== undefined;
}

/**
 * Whether the local AWS of a run is still there. A process alone proves nothing: after a restart of the machine, another
 * one has its ID.
 */
export async function isRunning({ record }: RecordedRun): Promise<boolean> {
  const { processes, target } = record;
  if (!processes.some(isAlive)) return false;
  return target === undefined || isListening(target.endpoint);
}

const CONNECT_TIMEOUT_MS = 3_000;

/** Whether something listens at an endpoint. One that is slow does. */
async function isListening(endpoint: string): Promise<boolean> {
  const { hostname: host, port } = new URL(endpoint);
  const socket = connect({ host, port: Number(port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}

const STOP_TIMEOUT_MS = 10_000;

/** Stops a local AWS, and removes its folder and the file with its environment. The client configuration file stays. */
export async function stopInstance({ folder, record }: Instance): Promise<void> {
  const { processes, target, environmentFile } = record;
  for (const leader of processes) signalProcessGroup(leader, 'SIGTERM');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (Date.now() < deadline && processes.some(isAlive) && (await isListening(target.endpoint))) {
    await delay(50);
  }
  for (const leader of processes) signalProcessGroup(leader, 'SIGKILL');
  if (environmentFile !== undefined) rmSync(environmentFile, { force: true });
  rmSync(folder, { recursive: true, force: true });
}
