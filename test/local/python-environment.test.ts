import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const directory = mkdtempSync(join(tmpdir(), 'python-environment-'));
const local = join(directory, 'local');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A Python whose virtual environments hold itself, and whose pip has nothing to install. */
const command = join(directory, 'python3');
writeFileSync(
  command,
  '#!/bin/sh\nif [ "$2" = venv ]; then mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; fi\n',
  { mode: 0o755 },
);

/** The path of the interpreter. In a process of its own, because Jest does not load the ECMAScript modules behind it. */
function makeEnvironment(pinned = 'a==1'): string {
  const requirements = join(directory, 'requirements.txt');
  writeFileSync(requirements, pinned);
  const python = { command, version: '3.11.99' };
  const args = [local, python, { purpose: 'a test', requirements }].map((one) =>
    JSON.stringify(one),
  );
  const script = `require('./local/python-environment').pythonEnvironment(${args.join()}).then(console.log)`;
  const node = ['--require', 'ts-node/register', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, node, { cwd: ROOT, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

test('an environment is made once, and nothing beside it', () => {
  const interpreter = makeEnvironment();
  expect(existsSync(interpreter)).toBe(true);
  const [home = ''] = readdirSync(local);
  writeFileSync(join(local, home, 'in-use'), '');
  expect(makeEnvironment()).toBe(interpreter);
  expect(readdirSync(join(local, home))).toContain('in-use');
  expect(readdirSync(local)).toEqual([home]);
});

test('what another Python left is replaced', () => {
  const [home = ''] = readdirSync(local);
  rmSync(join(local, home), { recursive: true });
  mkdirSync(join(local, home, 'lib'), { recursive: true });
  expect(existsSync(makeEnvironment())).toBe(true);
  expect(readdirSync(join(local, home))).toEqual(['bin']);
  expect(readdirSync(local)).toEqual([home]);
});

test('what is pinned otherwise has an environment of its own', () => {
  expect(makeEnvironment('a==2')).not.toBe(makeEnvironment());
  expect(readdirSync(local)).toHaveLength(2);
});
