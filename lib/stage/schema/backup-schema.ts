import { DEFAULT_KEEP_DAYS } from '../../backup/backup-props';
import { BACKUP_SCHEDULE } from '../../backup/backup-schedule';
import { BACKUP_DAYS } from '../../aws/backup-limits';
import { keys, text, wholeNumber } from './value-schemas';

const days = (fix: string, min: number = BACKUP_DAYS.min) => wholeNumber(min, BACKUP_DAYS.max, fix);

const schedule = text(
  BACKUP_SCHEDULE,
  '"daily", "weekly", "monthly" or "cron(minute hour day-of-month month day-of-week year)", at most once an hour, in UTC',
  'write one of the words, or one minute and ? in exactly one of day-of-month and day-of-week, such as "cron(30 3 * * ? *)"',
);

const copyTo = keys({
  vaultArn: text(
    /^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:backup-vault:[a-zA-Z0-9_-]{2,50}$/,
    'the ARN of a backup vault, arn:aws:backup:<region>:<account>:backup-vault:<name>',
    'copy it from aws backup list-backup-vaults, in the Region and account of the vault',
  ).describe(
    'ARN of the vault, in another Region or account. Its access policy must allow `backup:CopyIntoBackupVault`.',
  ),
});

const lock = keys({
  minDays: days('set the shortest retention').describe(
    'Shortest retention, in days, at most `keepDays`.',
  ),
  maxDays: days('set the longest retention')
    .optional()
    .describe('Longest retention, in days, at least `keepDays`. Default: none.'),
  graceDays: days('set 3 or more, or remove the key', BACKUP_DAYS.minGrace)
    .optional()
    .describe(
      'Days after which nobody can change or remove the lock, AWS included. Default: the lock can be removed.',
    ),
});

/** Backups of the tables of a stage by AWS Backup. */
export const backupSchema = keys({
  schedule: schedule
    .default('daily')
    .describe(
      'When AWS Backup backs the tables up, in UTC. A word means 05:00: every day, on Sundays, or on the first day of a month.',
    ),
  keepDays: days('set the days for which a backup is kept')
    .default(DEFAULT_KEEP_DAYS)
    .describe('Days for which a backup is kept.'),
  copyTo: copyTo
    .optional()
    .describe(
      'Vault that each backup is copied to, and kept in for `keepDays`. Needs advanced DynamoDB backup. Default: no copies.',
    ),
  lock: lock
    .optional()
    .describe(
      'AWS Backup Vault Lock: nobody deletes a backup before its retention ends. Default: no lock.',
    ),
});
