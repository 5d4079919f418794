import type { StageConfig } from '../schema/stage-schema';
import type { StageWarning } from './stage-warning';

/** Locks of the backup vault: one that can be removed, and one that cannot. */
export const backupWarnings = [removableLock, immutableLock] as const;

/** Source: AWS Backup Developer Guide, AWS Backup Vault Lock, governance mode. */
function removableLock({ backup }: StageConfig): StageWarning | undefined {
  if (!backup?.lock || backup.lock.graceDays !== undefined) return undefined;
  return {
    id: 'backupLockIsRemovable',
    message:
      'backup.lock: whoever has backup:DeleteBackupVaultLockConfiguration can remove the lock and then delete the backups. With graceDays (3 or more), nobody can after so many days.',
  };
}

/** Source: AWS Backup Developer Guide, AWS Backup Vault Lock, compliance mode. */
function immutableLock({ backup }: StageConfig): StageWarning | undefined {
  const { graceDays } = backup?.lock ?? {};
  if (!backup || graceDays === undefined) return undefined;
  return {
    id: 'backupLockBecomesImmutable',
    message: `backup.lock: ${graceDays} days after the deployment that sets it, nobody can change or remove the lock, AWS included. Each backup then stays, and is billed, until its retention of ${backup.keepDays} days ends, and the vault as long as it has backups. To change the lock, deploy within these days.`,
  };
}
