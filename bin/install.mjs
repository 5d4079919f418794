// Runs before ts-node exists, hence plain JavaScript: installs what package-lock.json pins, unless that is done.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
const installedLock = join(root, 'node_modules', '.installed-lock.json');
const turn = join(root, '.local', 'installing');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `received Node.js ${process.versions.node}; expected 20.19 or newer; install it and run the command again`,
  );
  process.exit(1);
}

if (!isInstalled()) {
  await takeTurn();
  process.once('exit', () => rmSync(turn, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  if (!isInstalled()) install();
}

function isInstalled() {
  return existsSync(installedLock) && readFileSync(installedLock, 'utf8') === lock;
}

function install() {
  console.error('Installing the pinned npm packages (about a minute, once)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    console.error(
      'npm ci failed, see above; mend that (often the network) and run the command again',
    );
    process.exit(1);
  }
  writeFileSync(installedLock, lock);
}

/** Two commands at once on a fresh clone take turns; the turn of a process that is gone is over. */
async function takeTurn() {
  mkdirSync(dirname(turn), { recursive: true });
  for (;;) {
    try {
      mkdirSync(turn);
      writeFileSync(join(turn, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      await delay(500);
      if (!holderRuns()) rmSync(turn, { recursive: true, force: true });
    }
  }
}

function holderRuns() {
  try {
    return process.kill(Number(readFileSync(join(turn, 'pid'), 'utf8')), 0);
  } catch {
    return false;
  }
}
