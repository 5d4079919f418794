import { backupName } from '../../../tools/recovery/take-backups';

describe('name of an on-demand backup', () => {
  const now = new Date('2026-11-28T10:00:05.123Z');

  test('is that of the table and the time', () => {
    expect(backupName('orders', now)).toBe('orders-20261128T100005Z');
  });

  test('has at most 255 characters', () => {
    const name = backupName('t'.repeat(255), now);
    expect([name.length, name.slice(-17)]).toEqual([255, '-20261128T100005Z']);
  });
});
