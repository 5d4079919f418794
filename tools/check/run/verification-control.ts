import type { CleanUp } from './clean-up';

/** Progress, stop and cleanup of a check. */
export interface VerificationControl {
  readonly progress: (line: string) => void;
  /** Read between two calls. */
  readonly isStopped: () => boolean;
  /** Collects everything that the check creates. The caller always runs it. */
  readonly cleanUp: CleanUp;
}

/** @throws {Error} if the check is stopped */
export function assertNotStopped({ isStopped }: Pick<VerificationControl, 'isStopped'>): void {
  if (isStopped()) throw new Error('Stopped.');
}
