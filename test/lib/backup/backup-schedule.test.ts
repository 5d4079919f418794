import { BACKUP_SCHEDULE, cronExpression } from '../../../lib/backup/backup-schedule';

describe('schedule of backups', () => {
  test.each([
    ['daily', 'cron(0 5 * * ? *)'],
    ['weekly', 'cron(0 5 ? * SUN *)'],
    ['monthly', 'cron(0 5 1 * ? *)'],
    ['cron(30 3 * * ? *)', 'cron(30 3 * * ? *)'],
  ])('%s is %s', (schedule, cron) => {
    expect(cronExpression(schedule)).toBe(cron);
    // The cron expression of a word is accepted as well.
    expect(cron).toMatch(BACKUP_SCHEDULE);
  });
});
