/**
 * The bounds of retention and of Vault Lock, in days.
 *
 * Source: AWS Backup API reference, Lifecycle and PutBackupVaultLockConfiguration.
 */
export const BACKUP_DAYS = {
  /** The shortest retention. */
  min: 1,
  /** The longest retention: 100 years. */
  max: 36_500,
  /** The shortest time before a lock becomes immutable: 72 hours. */
  minGrace: 3,
} as const;

/**
 * The bounds of the days that point-in-time recovery of a table goes back. Source: DynamoDB API reference,
 * PointInTimeRecoverySpecification.
 */
export const RECOVERY_DAYS = { min: 1, max: 35 } as const;

/** The longest name of a vault or a plan. Source: AWS Backup API reference, CreateBackupVault and BackupPlanInput. */
export const NAME_CHARACTERS = 50;
