import { CommandError } from '../command-error';
import type { RecoveryContext } from './recovery-context';
import type { CopyBackRequest } from './restore-request';

/** Copies items of a restored table into the live one. */
export function copyBack(_request: CopyBackRequest, _context: RecoveryContext): Promise<boolean> {
  return Promise.reject(new CommandError('usage', 'Not here yet.'));
}
