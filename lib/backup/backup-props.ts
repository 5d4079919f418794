import type { UsableTable } from '../access/grant-permissions';

/** AWS Backup Vault Lock: retention that backups must have, and that nobody shortens. */
export interface VaultLock {
  /** The shortest retention, 1 to 36,500 days. */
  readonly minDays: number;
  /** The longest retention, `minDays` to 36,500 days. @default - no longest retention */
  readonly maxDays?: number | undefined;
  /**
   * Days after which nobody, AWS included, can change or remove the lock, 3 to 36,500.
   * @default - the lock can be removed
   */
  readonly graceDays?: number | undefined;
}

/** The tables, the schedule and the retention of backups. */
export interface TableBackupsProps {
  /** The tables to back up, in the account and Region of the stack. At least one. */
  readonly tables: readonly UsableTable[];
  /**
   * When AWS Backup backs the tables up: `daily`, `weekly` or `monthly`, which is at 05:00 UTC, on Sundays or on the first
   * day of a month; or a cron expression, `cron(…)`, at most once an hour.
   * @default 'daily'
   */
  readonly schedule?: string | undefined;
  /** Days for which a backup is kept, 1 to 36,500. @default 35 */
  readonly keepDays?: number | undefined;
  /**
   * A vault, in another Region or account, that each backup is copied to and kept in for as many days. Its access policy
   * must allow that. @default - no copies
   */
  readonly copyTo?: { readonly vaultArn: string } | undefined;
  /** @default - the vault is not locked */
  readonly lock?: VaultLock | undefined;
}

/** The default retention, which is also the longest of point-in-time recovery. */
export const DEFAULT_KEEP_DAYS = 35;
