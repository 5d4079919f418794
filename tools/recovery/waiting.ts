import { setTimeout } from 'node:timers/promises';
import type { Terminal } from '../check/terminal';
import type { CallerIdentity } from '../sdk/caller-identity';
import { isLoopback } from '../sdk/loopback';

/** How a command waits for AWS. */
export interface Waiting {
  /** Between two looks, in milliseconds. */
  readonly pollMs: number;
  /** Whether the command was asked to stop. */
  readonly isStopped: () => boolean;
  readonly showProgress: (line: string) => void;
}

/** AWS takes minutes; the local AWS is done at once. */
const POLL_MS = { aws: 10_000, local: 200 };

/** A log, which shows no progress, gets a line this often. */
const LOG_MS = 5 * 60_000;

/** Waits for AWS, or the local AWS, with progress and elapsed time. */
export function waitingFor(
  { endpoint }: CallerIdentity,
  { print, showProgress }: Pick<Terminal, 'print' | 'showProgress'>,
  isStopped: () => boolean,
): Waiting {
  const began = Date.now();
  let logged = began;
  return {
    pollMs: endpoint !== undefined && isLoopback(endpoint) ? POLL_MS.local : POLL_MS.aws,
    isStopped,
    showProgress: (line) => {
      showProgress(line);
      if (line === '' || Date.now() - logged < LOG_MS) return;
      logged = Date.now();
      showProgress('');
      print(`${line} (${duration(logged - began)})`);
    },
  };
}

/** A signal ends a pause within this time. */
const NAP_MS = 500;

/** Pauses before the next look, unless the command is asked to stop. */
export async function pause({ pollMs, isStopped }: Waiting): Promise<void> {
  const until = Date.now() + pollMs;
  while (!isStopped() && Date.now() < until) {
    await setTimeout(Math.min(NAP_MS, until - Date.now()));
  }
}

/** A duration such as `12 min 3 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The command was stopped while AWS was working. */
export class StoppedError extends Error {
  constructor(message = 'Stopped.') {
    super(message);
  }
}
