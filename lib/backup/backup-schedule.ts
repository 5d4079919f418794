/** At 05:00 UTC, the default of the AWS Backup console. */
const WORDS: Readonly<Record<string, string>> = {
  daily: 'cron(0 5 * * ? *)',
  weekly: 'cron(0 5 ? * SUN *)',
  monthly: 'cron(0 5 1 * ? *)',
};

/** The cron expression of a schedule, in UTC. */
export function cronExpression(schedule: string): string {
  return WORDS[schedule] ?? schedule;
}

/** One or several values, ranges and steps of a field. */
function field(value: string): string {
  const step = '(?:/[1-9]\\d?)?';
  const part = `(?:\\*|(?:${value})(?:-(?:${value}))?)${step}`;
  return `${part}(?:,${part})*`;
}

const HOUR = '[01]?\\d|2[0-3]';
const DAY = '0?[1-9]|[12]\\d|3[01]';
const MONTH = '0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const WEEKDAY = '[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT';
const YEAR = '19[7-9]\\d|2[01]\\d\\d';

const days = [field(DAY), 'L', `(?:${DAY})W`].join('|');
const weekdays = [field(WEEKDAY), `(?:${WEEKDAY})L`, `(?:${WEEKDAY})#[1-5]`].join('|');
const month = `(?:${field(MONTH)})`;

/**
 * The schedules that AWS Backup accepts: a word, or a cron expression of six fields with one minute, because backups are
 * at least an hour apart, and `?` in exactly one of day-of-month and day-of-week.
 *
 * Source: AWS Backup Developer Guide, Creating a backup plan; EventBridge User Guide, Cron expressions.
 */
export const BACKUP_SCHEDULE = new RegExp(
  `^(?:${Object.keys(WORDS).join('|')}|cron\\([0-5]?\\d (?:${field(HOUR)}) ` +
    `(?:(?:${days}) ${month} \\?|\\? ${month} (?:${weekdays})) (?:${field(YEAR)})\\))$`,
);
