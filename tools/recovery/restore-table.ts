import { CommandError } from '../command-error';
import type { RecoveryContext } from './recovery-context';
import type { RestoreTableRequest } from './restore-request';

/** Restores a table into a new one. */
export function restoreTable(
  _request: RestoreTableRequest,
  _context: RecoveryContext,
): Promise<boolean> {
  return Promise.reject(new CommandError('usage', 'Not here yet.'));
}
