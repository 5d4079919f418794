import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandError } from '../../tools/command-error';
import { assertWritable, writeJsonFile, writeWholeFile } from '../../tools/write-whole-file';

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'whole-file-'));
  file = join(directory, 'out.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The error of a call, as its reason and the code in its message. */
function refusal(call: () => void): unknown {
  try {
    call();
    return undefined;
  } catch (error) {
    const { reason, message } = error as CommandError;
    return [reason, /\((.*)\)/.exec(message)?.[1]];
  }
}

/** What makes a file impossible to write, with the code in the error. */
const OBSTACLES: readonly (readonly [what: string, code: string, make: () => void])[] = [
  ['the file is a folder', 'not a regular file', () => mkdirSync(file)],
  ['its folder is none', 'ENOTDIR', () => (file = join(__filename, 'out.json'))],
  ['its folder does not exist', 'ENOENT', () => (file = join(directory, 'nowhere', 'out.json'))],
];

describe('a file that is written as a whole', () => {
  test('replaces the one that is there, and leaves no draft', () => {
    writeFileSync(file, 'before');
    writeJsonFile(file, { a: 1 });
    expect(readFileSync(file, 'utf8')).toBe('{\n  "a": 1\n}\n');
    expect(readdirSync(directory)).toEqual(['out.json']);
  });

  test.each(OBSTACLES)('fails where %s', (_what, code, make) => {
    make();
    expect(refusal(() => writeWholeFile(file, 'a'))).toEqual(['environment', code]);
    expect(refusal(() => assertWritable(file))).toEqual(['environment', code]);
  });

  const onLinux = existsSync('/dev/full') ? test : test.skip;

  onLinux('on a full disk leaves no draft, and the file as it was', () => {
    writeFileSync(file, 'before');
    // Writing to this device fails as on a full disk.
    symlinkSync('/dev/full', `${file}.${process.pid}`);
    expect(refusal(() => writeWholeFile(file, 'a'))).toEqual(['environment', 'ENOSPC']);
    expect(readdirSync(directory)).toEqual(['out.json']);
    expect(readFileSync(file, 'utf8')).toBe('before');
  });

  onLinux('does not replace a device', () => {
    expect(refusal(() => writeWholeFile('/dev/null', 'a'))).toEqual([
      'environment',
      'not a regular file',
    ]);
  });
});

describe('a file that can be written', () => {
  test('is neither made nor changed by the test', () => {
    assertWritable(file);
    expect(readdirSync(directory)).toEqual([]);
    writeFileSync(file, 'before');
    assertWritable(file);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(directory)).toEqual(['out.json']);
  });
});
