import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'install-'));
  for (const folder of ['bin', 'path', 'node_modules']) mkdirSync(join(directory, folder));
  copyFileSync(
    join(__dirname, '..', '..', 'bin', 'install.mjs'),
    join(directory, 'bin/install.mjs'),
  );
  lock('package-lock.json', WANTED);
});
afterEach(() => rmSync(directory, { recursive: true }));

const ROOT_PACKAGE = { '': { version: '0.1.0' } };
const WANTED = {
  ...ROOT_PACKAGE,
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '1.0.0', optional: true },
};

function lock(file: string, packages: object): void {
  writeFileSync(join(directory, file), JSON.stringify({ packages }));
}

/** Runs the script with a program in place of npm that prints its arguments and its folder. */
function install(npmStatus = 0) {
  const npm = `#!/bin/sh\necho "$@" in "$(pwd -P)"\nexit ${npmStatus}\n`;
  writeFileSync(join(directory, 'path', 'npm'), npm, { mode: 0o755 });
  const { status, stdout } = spawnSync(process.execPath, [join(directory, 'bin', 'install.mjs')], {
    cwd: tmpdir(),
    env: { PATH: `${join(directory, 'path')}:/usr/bin:/bin` },
    encoding: 'utf8',
  });
  return { status, ran: stdout.startsWith('ci ') && stdout.includes(directory) };
}

test('npm ci runs on a fresh clone', () => {
  rmSync(join(directory, 'node_modules'), { recursive: true });
  expect(install()).toEqual({ status: 0, ran: true });
});

test.each<[string, boolean, object]>([
  ['is another version', true, { ...WANTED, 'node_modules/a': { version: '1.0.1' } }],
  ['is missing', true, { 'node_modules/b': WANTED['node_modules/b'] }],
  [
    'is another version of an optional one',
    true,
    { ...WANTED, 'node_modules/b': { version: '2.0.0' } },
  ],
  ['is an optional one that is missing', false, { 'node_modules/a': WANTED['node_modules/a'] }],
  ['is not in the lock file', false, { ...WANTED, 'node_modules/c': { version: '1.0.0' } }],
  ['is as in the lock file', false, WANTED],
])('where a package %s, npm ci runs: %s', (_what, ran, installed) => {
  lock('node_modules/.package-lock.json', installed);
  expect(install()).toEqual({ status: 0, ran });
});

test('the command ends with 3 if npm ci fails', () => {
  expect(install(7)).toEqual({ status: 3, ran: true });
});
