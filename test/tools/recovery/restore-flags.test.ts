import { CommandError } from '../../../tools/command-error';
import { restoreRequest, type RestoreFlags } from '../../../tools/recovery/restore-flags';

const AT = new Date('2026-11-28T10:00:00Z');
const ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/1';
const AFTER = { table: 'orders', restored: 'orders-restored-20261128T100000Z' };

describe('options of npm run restore', () => {
  test.each<[RestoreFlags, object]>([
    [{ list: true }, { mode: 'list', json: false }],
    [
      { list: true, json: true },
      { mode: 'list', json: true },
    ],
    [{ drill: true }, { mode: 'drill', table: undefined, out: 'restore.json', junit: undefined }],
    [
      { drill: true, table: 'orders', out: 'a', junit: 'b' },
      { mode: 'drill', table: 'orders', out: 'a', junit: 'b' },
    ],
    [{ cleanUp: true }, { mode: 'cleanUp' }],
    [
      { table: 'orders', at: AT },
      { mode: 'restore', table: 'orders', point: { kind: 'time', at: AT } },
    ],
    [
      { table: 'orders', latest: true },
      { mode: 'restore', table: 'orders', point: { kind: 'latest' } },
    ],
    [
      { table: 'orders', backup: ARN },
      { mode: 'restore', table: 'orders', point: { kind: 'backup', arn: ARN } },
    ],
    [
      { adopt: true, ...AFTER },
      { mode: 'adopt', ...AFTER },
    ],
    [
      { copyBack: true, ...AFTER, tenant: 'acme' },
      {
        mode: 'copyBack',
        ...AFTER,
        rows: { kind: 'tenant', tenant: 'acme' },
        overwrite: false,
        dryRun: false,
      },
    ],
    [
      { copyBack: true, ...AFTER, user: 'ann', overwrite: true, dryRun: true },
      {
        mode: 'copyBack',
        ...AFTER,
        rows: { kind: 'user', user: 'ann' },
        overwrite: true,
        dryRun: true,
      },
    ],
    [
      { copyBack: true, ...AFTER, partitionKey: '' },
      {
        mode: 'copyBack',
        ...AFTER,
        rows: { kind: 'partitionKey', value: '' },
        overwrite: false,
        dryRun: false,
      },
    ],
  ])('%j', (flags, request) => {
    expect(restoreRequest(flags, 'restore.json')).toEqual(request);
  });

  test.each<[RestoreFlags, ...named: string[]]>([
    [{}, '--table', '--at', '--latest', '--backup'],
    [{ table: 'orders' }, '--at', '--latest', '--backup'],
    [{ latest: true }, '--table'],
    [{ table: 'orders', latest: true, at: AT }, '--at', '--latest'],
    [{ list: true, drill: true }, '--list', '--drill'],
    [{ list: true, table: 'orders' }, '--table'],
    [{ table: 'orders', latest: true, tenant: 'acme' }, '--tenant'],
    [{ drill: true, latest: true, json: true }, '--latest', '--json'],
    [{ adopt: true, table: 'orders' }, '--restored'],
    [{ copyBack: true, ...AFTER }, '--tenant', '--user', '--partition-key'],
    [{ copyBack: true, ...AFTER, tenant: 'a', user: 'b' }, '--tenant', '--user'],
    [{ cleanUp: true, junit: 'a' }, '--junit'],
  ])('%j is refused', (flags, ...named) => {
    const error = errorOf(() => restoreRequest(flags, 'restore.json'));
    expect(error.reason).toBe('usage');
    for (const option of named) expect(error.message).toContain(option);
  });
});

function errorOf(call: () => unknown): CommandError {
  try {
    call();
  } catch (error) {
    if (error instanceof CommandError) return error;
  }
  throw new Error('No CommandError');
}
