import { CommandError } from '../command-error';
import type { RecoveryContext } from './recovery-context';
import type { CleanUpRequest } from './restore-request';

/** Removes the tables of interrupted drills. Returns whether none is left. */
export function cleanUpDrills(
  _request: CleanUpRequest,
  _context: RecoveryContext,
): Promise<boolean> {
  return Promise.reject(new CommandError('usage', 'Not here yet.'));
}
