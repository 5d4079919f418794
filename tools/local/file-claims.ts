import { CommandError } from '../command-error';
import { isInProgress, type LocalRunRecord } from './run-record';

/**
 * Asserts that no other run writes the same files: it would point the clients of the other run to this one.
 *
 * @param others the records of other runs, those that have ended too
 * @throws {CommandError} if a run that is kept, or that began earlier, has one of the files
 */
export function assertUnclaimed(own: LocalRunRecord, others: readonly LocalRunRecord[]): void {
  for (const other of others) {
    const file = own.files.find((one) => other.files.includes(one));
    if (file === undefined || !precedes(other, own)) continue;
    throw new CommandError('usage', conflict(file, own, other));
  }
}

function conflict(
  file: string,
  own: LocalRunRecord,
  { stageFile, pid, target, isKept }: LocalRunRecord,
) {
  const elsewhere = 'pass --out with a file in another folder';
  if (!isKept) {
    return `${file} is written by another npm start, of ${stageFile} (process ${pid}). Wait for its end, or ${elsewhere}.`;
  }
  const other = stageFile === own.stageFile ? 'deploy to it with --keep' : elsewhere;
  return `${file} is for the local AWS of ${stageFile} at ${String(target?.endpoint)}, which is running. Stop it with npm run stop, or ${other}.`;
}

/** Of two runs in progress, the later one gives way. */
function precedes(other: LocalRunRecord, own: LocalRunRecord): boolean {
  if (other.isKept) return true;
  if (!isInProgress(other)) return false;
  return other.began === own.began ? other.pid < own.pid : other.began < own.began;
}
