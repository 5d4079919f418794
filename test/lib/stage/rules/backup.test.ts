import { MINIMAL } from '../../../stages';
import { editsOf, errorsOf, type ErrorFacts } from '../errors-of';

const backup = (options: object, stage: object = {}) => ({ ...MINIMAL, backup: options, ...stage });
const lock = (minDays: number, maxDays?: number) => ({ lock: { minDays, maxDays } });
const KEEP: ErrorFacts = ['backup.keepDays', 'conflict'];
const MAX: ErrorFacts = ['backup.lock.maxDays', 'conflict'];

describe('retention of backups and the lock of their vault', () => {
  test.each<[string, object, ErrorFacts[]]>([
    ['within the lock', { keepDays: 35, ...lock(35, 35) }, []],
    ['the default of 35 days within the lock', lock(35, 35), []],
    ['shorter than the lock', { keepDays: 6, ...lock(7) }, [KEEP]],
    ['the default shorter than the lock', lock(36), [KEEP]],
    ['longer than the lock', { keepDays: 8, ...lock(7, 7) }, [KEEP]],
    ['the default longer than the lock', lock(1, 34), [KEEP]],
    ['invalid', { keepDays: 0, ...lock(7) }, [['backup.keepDays', 'invalidValue', { min: 1 }]]],
    ['a lock whose bounds exclude each other', { keepDays: 9, ...lock(8, 7) }, [MAX]],
  ])('%s', (_title, options, errors) => {
    const facts = errorsOf(backup(options)).map(([path, code]) => [path, code]);
    expect(facts).toEqual(errors.map(([path, code]) => [path, code]));
  });

  test.each([
    [
      { keepDays: 6, ...lock(7) },
      { path: ['backup', 'keepDays'], value: 7 },
    ],
    [lock(1, 34), { path: ['backup', 'keepDays'], value: 34 }],
    // Also longer than the retention, which is valid then.
    [
      { keepDays: 90, ...lock(8, 7) },
      { path: ['backup', 'lock', 'maxDays'], value: 90 },
    ],
    [
      { keepDays: 8, ...lock(9, 7) },
      { path: ['backup', 'lock', 'maxDays'], value: 9 },
    ],
  ])('the fix of %j', (options, edit) => {
    expect(editsOf(backup(options))).toEqual([{ kind: 'write', ...edit }]);
  });
});

describe('copies of backups', () => {
  const copies = (partition: string, region: string, env?: object) =>
    backup(
      {
        copyTo: { vaultArn: `arn:${partition}:backup:${region}:111122223333:backup-vault:copies` },
      },
      { ...(env && { env }) },
    );
  const OTHER: ErrorFacts[] = [['backup.copyTo.vaultArn', 'conflict']];

  test.each<[string, object, ErrorFacts[]]>([
    ['in another Region', copies('aws', 'us-west-2', { region: 'us-east-1' }), []],
    ['in a Region newer than this library', copies('aws', 'us-west-9'), []],
    ['in another partition', copies('aws-cn', 'cn-north-1', { region: 'us-east-1' }), OTHER],
    ['in another partition, without env.region', copies('aws-us-gov', 'us-gov-west-1'), OTHER],
    ['of a stack in a newer Region', copies('aws', 'us-west-2', { region: 'eu-north-9' }), []],
    ['in another partition than the Region', copies('aws-cn', 'us-west-2'), OTHER],
    ['in a Region of another partition', copies('aws', 'cn-north-1'), OTHER],
    [
      'in the same other partition',
      copies('aws-us-gov', 'us-gov-east-1', { region: 'us-gov-west-1' }),
      [],
    ],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});

describe('tables without backup', () => {
  const [orders] = Object.values<object>(MINIMAL.tables);
  const tables = (excluded: readonly (false | undefined)[]) => ({
    tables: Object.fromEntries(
      excluded.map((value, at) => [`table${at}`, { ...orders, backup: value }]),
    ),
  });

  test.each<[string, object, ErrorFacts[]]>([
    ['some', backup({}, tables([false, undefined])), []],
    ['all', backup({}, tables([false, false])), [['backup', 'conflict']]],
    ['all, of a stage without backup', { ...MINIMAL, ...tables([false]) }, []],
  ])('%s', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });
});
