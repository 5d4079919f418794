import { CommandError } from '../command-error';
import type { RecoveryContext } from './recovery-context';
import type { DrillRequest } from './restore-request';

/** Restores each table into a temporary one, compares it and removes it. Returns whether all are equal. */
export function runDrill(_request: DrillRequest, _context: RecoveryContext): Promise<boolean> {
  return Promise.reject(new CommandError('usage', 'Not here yet.'));
}
