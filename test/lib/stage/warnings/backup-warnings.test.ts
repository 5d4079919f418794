import { MINIMAL } from '../../../stages';
import { idsOf } from './warnings-of';

test.each<[string, object, string[]]>([
  ['none', {}, []],
  ['one that can be removed', { lock: { minDays: 7 } }, ['backupLockIsRemovable']],
  [
    'one that becomes immutable',
    { lock: { minDays: 7, graceDays: 3 } },
    ['backupLockBecomesImmutable'],
  ],
])('the lock of the backup vault: %s', (_lock, backup, ids) => {
  expect(idsOf({ ...MINIMAL, backup })).toEqual(ids);
});
