import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskCache } from '../../../tools/template-checks/disk-cache';

const directory = mkdtempSync(join(tmpdir(), 'disk-cache-'));
const cache = new DiskCache(join(directory, 'cache'));
const files = () => readdirSync(join(directory, 'cache')).sort();
const read = (key: string, from = cache) => from.read(key, (json) => json);

beforeEach(() => cache.write('key', { a: 1 }));
afterEach(() => rmSync(join(directory, 'cache'), { recursive: true }));
afterAll(() => rmSync(directory, { recursive: true }));

function setAge(file: string, days: number): void {
  const time = Date.now() / 1000 - days * 24 * 60 * 60;
  utimesSync(join(directory, 'cache', file), time, time);
}

test('an entry is read by its key', () => {
  expect([read('key'), read('other')]).toEqual([{ a: 1 }, undefined]);
});

test('an entry of 29 days is read, one of 31 is not', () => {
  setAge('key.json', 29);
  expect(read('key')).toEqual({ a: 1 });
  setAge('key.json', 31);
  expect(read('key')).toBeUndefined();
});

test('writing removes what is older than 30 days, unfinished entries too', () => {
  for (const name of ['old.json', 'old.json.4711', 'new.json']) {
    writeFileSync(join(directory, 'cache', name), '{}');
    setAge(name, name.startsWith('old') ? 31 : 29);
  }
  cache.write('key', {});
  expect(files()).toEqual(['key.json', 'new.json']);
});

test('an entry that does not parse is deleted', () => {
  const refuse = () => {
    throw new Error('wrong shape');
  };
  expect(cache.read<object>('key', refuse)).toBeUndefined();
  expect(files()).toEqual([]);
});

const onLinux = existsSync('/dev/full') ? test : test.skip;

onLinux('on a full disk nothing fails, and no draft is left', () => {
  // Writing to this device fails as on a full disk.
  symlinkSync('/dev/full', join(directory, 'cache', `key.json.${process.pid}`));
  cache.write('key', { a: 2 });
  expect(read('key')).toEqual({ a: 1 });
  expect(files()).toEqual(['key.json']);
});

test('where a file is in the place of the directory, nothing is cached and nothing fails', () => {
  writeFileSync(join(directory, 'file'), '');
  const unusable = new DiskCache(join(directory, 'file'));
  unusable.write('key', {});
  expect(read('key', unusable)).toBeUndefined();
});
