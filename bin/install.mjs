// Runs `npm ci` if node_modules is missing or out of date. JavaScript, because ts-node may not be installed yet.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Node.js ${process.versions.node} is too old. Install Node.js 20.19 or later.`);
}

if (!isInstalled()) {
  console.error('Installing npm packages (about a minute, once)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: new URL('..', import.meta.url),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0)
    stop(
      'npm ci failed. See its output above; check the network connection and run the command again.',
    );
}

/** Compares package-lock.json with the installed packages. Optional packages may be for other platforms. */
function isInstalled() {
  try {
    const wanted = packagesIn('../package-lock.json');
    const installed = packagesIn('../node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        path === '' || installed[path]?.version === version || (optional && !installed[path]),
    );
  } catch {
    return false;
  }
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(new URL(lockFile, import.meta.url), 'utf8')).packages;
}

function stop(message) {
  console.error(message);
  // As in bin/fail.ts: the environment.
  process.exit(3);
}
