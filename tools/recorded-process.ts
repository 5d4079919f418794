import { hostname } from 'node:os';

/** Whether a process of this machine is running, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process, as a file that it leaves records it. */
export interface RecordedProcess {
  /** The name of its machine, because other machines and containers can share the folder. */
  readonly host: string;
  readonly pid: number;
  /** In milliseconds since 1970. */
  readonly began: number;
}

/** No check and no drill takes that long. */
export const LONGEST_RUN_MS = 24 * 60 * 60 * 1000;

/**
 * Whether a recorded process has ended, as far as is known: one of another machine ends with the longest duration. After
 * it, a process with the same ID is another one.
 */
export function hasEnded(
  { host, pid, began }: RecordedProcess,
  longestMs = LONGEST_RUN_MS,
): boolean {
  return Date.now() - began > longestMs || (host === hostname() && !isAlive(pid));
}
