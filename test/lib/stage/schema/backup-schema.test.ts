import { MINIMAL } from '../../../stages';
import { expectValues } from '../errors-of';

const backup = (value: unknown) => ({ ...MINIMAL, backup: value });
const lock = (value: object) => backup({ lock: { minDays: 1, ...value } });

describe('backups of a stage: AWS Backup', () => {
  test('backup is an object', () => {
    expectValues('backup', backup, {
      valid: [{}, { schedule: 'weekly', keepDays: 90 }],
      invalid: [false, true, 'daily', 35, [], null],
    });
  });

  test('schedule is a word or a cron expression, at most once an hour', () => {
    expectValues('backup.schedule', (schedule) => backup({ schedule }), {
      valid: [
        ...['daily', 'weekly', 'monthly'],
        ...['cron(0 5 * * ? *)', 'cron(59 * ? * MON-FRI *)', 'cron(15 */6 1,15 JAN-MAR ? 2027)'],
        ...[
          'cron(0 23 L * ? *)',
          'cron(0 0 15W * ? *)',
          'cron(5 4 ? 1/3 2#1 *)',
          'cron(5 4 ? * 6L *)',
        ],
      ],
      invalid: [
        ...['hourly', 'Daily', '', 'rate(1 day)', '0 5 * * ? *', 'cron()', 'cron(0 5 * * ? *) '],
        // More often than once an hour.
        ...[
          'cron(* 5 * * ? *)',
          'cron(0,30 5 * * ? *)',
          'cron(*/5 * * * ? *)',
          'cron(0-5 5 * * ? *)',
        ],
        // AWS needs six fields, with ? in exactly one of the days.
        ...['cron(0 5 * * ?)', 'cron(0 5 * * * *)', 'cron(0 5 ? * ? *)', 'cron(0  5 * * ? *)'],
        ...['cron(60 5 * * ? *)', 'cron(0 24 * * ? *)', 'cron(0 5 32 * ? *)', 'cron(0 5 0 * ? *)'],
        ...['cron(0 5 * 13 ? *)', 'cron(0 5 ? * 8 *)', 'cron(0 5 ? * 0 *)', 'cron(0 5 * * ? 1969)'],
        ...[5, null, true],
      ],
    });
  });

  test('keepDays is 1 to 36,500', () => {
    expectValues('backup.keepDays', (keepDays) => backup({ keepDays }), {
      valid: [1, 35, 36_500],
      invalid: [0, -1, 36_501, 1.5, '35', null],
    });
  });

  test('copyTo names a backup vault by its ARN', () => {
    const vault = (name: string) => `arn:aws:backup:us-west-2:111122223333:backup-vault:${name}`;
    expectValues('backup.copyTo.vaultArn', (vaultArn) => backup({ copyTo: { vaultArn } }), {
      valid: [vault('ab'), vault('Copies_of-orders'), vault('v'.repeat(50))],
      invalid: [
        ...[vault('a'), vault('v'.repeat(51)), vault('a.b'), vault('*'), 'copies', ''],
        'arn:aws:backup:us-west-2:111122223333:recovery-point:ab',
        'arn:aws:backup::111122223333:backup-vault:ab',
        null,
      ],
    });
  });

  test('minDays and maxDays of a lock are 1 to 36,500', () => {
    expectValues('backup.lock.minDays', (minDays) => backup({ lock: { minDays } }), {
      valid: [1, 35],
      invalid: [0, 36_501, '7', null],
    });
    expectValues('backup.lock.maxDays', (maxDays) => lock({ maxDays }), {
      valid: [35, 36_500],
      invalid: [0, 36_501, '7', null],
    });
  });

  test('graceDays of a lock is 3 or more', () => {
    expectValues('backup.lock.graceDays', (graceDays) => lock({ graceDays }), {
      valid: [3, 36_500],
      invalid: [0, 2, 36_501, null],
    });
  });

  test('there is no cold storage', () => {
    expectValues('backup.*', (key) => backup({ [key]: 30 }), {
      valid: ['keepDays'],
      invalid: ['moveToColdStorageAfterDays', 'coldAfter'],
      code: 'unknownKey',
    });
  });
});
