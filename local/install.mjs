// Runs before ts-node exists, hence plain JavaScript: installs what package-lock.json pins, unless that is done.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const installedLock = join(root, 'node_modules', '.installed-lock.json');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `received Node.js ${process.versions.node}; expected 20.19 or newer; install it and run the command again`,
  );
  process.exit(1);
}

const lock = readFileSync(lockFile, 'utf8');
if (!existsSync(installedLock) || readFileSync(installedLock, 'utf8') !== lock) {
  console.error('Installing the pinned npm packages (about a minute, once)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      'npm ci failed, see above; mend that (often the network) and run the command again',
    );
    process.exit(1);
  }
  writeFileSync(installedLock, lock);
}
