import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Leftover } from '../../../../tools/check/run/leftover';
import { RunRecord } from '../../../../tools/check/run/run-record';

const LEFT: readonly Leftover[] = [
  { kind: 'user', userPoolId: 'us-east-1_Ab1', username: 'access-check-1' },
  {
    kind: 'item',
    tableName: 'orders-1',
    key: { pk: Uint8Array.from([0, 200]), sk: -7, name: 'b' },
    mark: 'm',
  },
];
const ENDED = spawnSync(process.execPath, ['--version']).pid;
const DAY_MS = 24 * 60 * 60 * 1000;

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'run-record-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const records = () => readdirSync(directory).map((name) => join(directory, name));
const newRecord = (place = 'here') => new RunRecord(directory, place);

/** The record of a check in another process, with other values than it has itself. */
function recordOf(pid: number, change: object = {}): string {
  newRecord().save(LEFT);
  const [made = ''] = records();
  const file = join(directory, `${pid}-other.json`);
  renameSync(made, file);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }));
  return file;
}

describe('record of a running check', () => {
  test('is a file until nothing is left', () => {
    const record = newRecord();
    record.save([]);
    expect(records()).toEqual([]);
    record.save(LEFT.slice(0, 1));
    record.save(LEFT);
    expect(records()).toHaveLength(1);
    record.save([]);
    expect(records()).toEqual([]);
  });

  test('makes its folder, and fails where it cannot', () => {
    const save = (folder: string) => new RunRecord(folder, 'here').save(LEFT);
    save(join(directory, 'new'));
    expect(readdirSync(join(directory, 'new'))).toHaveLength(1);
    expect(() => save(join(__filename, 'new'))).toThrow(/ENOTDIR/);
  });
});

describe('record of a check that has ended', () => {
  test('is taken over as it was, by one check', () => {
    recordOf(ENDED);
    const record = newRecord();
    expect(record.adopt()).toEqual(LEFT);
    expect(records()).toHaveLength(1);
    expect([record.adopt(), newRecord().adopt()]).toEqual([[], []]);
    record.save([]);
    expect(records()).toEqual([]);
  });

  test.each<[string, number, object]>([
    ['of a running check', process.ppid, {}],
    ['of another place', ENDED, { place: 'there' }],
    ['of another machine, whose processes are unknown', ENDED, { host: 'other' }],
  ])('is not the one %s', (_what, pid, change) => {
    const file = recordOf(pid, change);
    expect(newRecord().adopt()).toEqual([]);
    expect(records()).toEqual([file]);
  });

  test.each<[string, number, object]>([
    ['of another machine', ENDED, { host: 'other' }],
    ['whose process ID another process has', process.ppid, {}],
  ])('is after a day also the one %s', (_what, pid, change) => {
    recordOf(pid, { ...change, began: Date.now() - DAY_MS - 1 });
    expect(newRecord().adopt()).toEqual(LEFT);
  });

  test.each(['', '{', '[]', 'null', '{}'])('is no other file: %j', (text) => {
    const file = join(directory, `${ENDED}-a.json`);
    writeFileSync(file, text);
    expect(newRecord().adopt()).toEqual([]);
    expect(records()).toEqual([file]);
  });
});
