import { CommandError } from '../command-error';
import type { RecoveryContext } from './recovery-context';
import type { AdoptRequest } from './restore-request';

/** Makes a restored table the existing table of the stage. */
export function adoptTable(_request: AdoptRequest, _context: RecoveryContext): Promise<boolean> {
  return Promise.reject(new CommandError('usage', 'Not here yet.'));
}
