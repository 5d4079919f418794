// Runs before ts-node exists, hence plain JavaScript: installs what package-lock.json pins, unless that is done.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const turn = join(root, '.local', 'installing');
const PATIENCE_MS = 10 * 60_000;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(
    `received Node.js ${process.versions.node}; expected 20.19 or newer; install it and run the command again`,
  );
}

if (!isInstalled()) {
  await takeTurn();
  process.once('exit', () => rmSync(turn, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  if (!isInstalled()) install();
}

/** npm notes what it has installed; packages for other platforms are optional. */
function isInstalled() {
  try {
    const { packages: wanted } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const { packages: installed } = JSON.parse(
      readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'),
    );
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || installed[path]?.version === version || (optional && !installed[path]),
    );
  } catch {
    return false;
  }
}

function install() {
  console.error('Installing the pinned npm packages (about a minute, once)…');
  const { status, signal } = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (signal) stop('stopped while installing; run the command again');
  if (status !== 0) {
    stop('npm ci failed, see above; mend that (often the network) and run the command again');
  }
}

/** Two commands at once on a fresh clone take turns; the turn of a process that is gone is over. */
async function takeTurn() {
  const deadline = Date.now() + PATIENCE_MS;
  mkdirSync(dirname(turn), { recursive: true });
  for (let isWaiting = false; ; await delay(500)) {
    try {
      mkdirSync(turn);
      writeFileSync(join(turn, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = holderOfTurn();
    if (holder === undefined) discardTurn();
    else if (Date.now() > deadline)
      stop(`process ${holder} has been installing for ten minutes; end it, or remove ${turn}`);
    else if (!isWaiting) console.error(`Waiting for process ${holder}, which is installing…`);
    isWaiting ||= holder !== undefined;
  }
}

function holderOfTurn() {
  try {
    const pid = Number(readFileSync(join(turn, 'pid'), 'utf8'));
    return pid > 0 && process.kill(pid, 0) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** By renaming it first, so that of several who wait one discards it, and nobody's new turn. */
function discardTurn() {
  const discarded = `${turn}.${process.pid}`;
  try {
    renameSync(turn, discarded);
    rmSync(discarded, { recursive: true, force: true });
  } catch {
    // Another one was faster.
  }
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
