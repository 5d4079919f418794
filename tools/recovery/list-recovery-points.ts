import { CommandError } from '../command-error';
import type { RecoveryContext } from './recovery-context';
import type { ListRequest } from './restore-request';

/** Lists what each table can be restored to. */
export function listRecoveryPoints(
  _request: ListRequest,
  _context: RecoveryContext,
): Promise<boolean> {
  return Promise.reject(new CommandError('usage', 'Not here yet.'));
}
