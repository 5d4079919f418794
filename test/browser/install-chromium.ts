// Before the tests: installs Debian's package of Chromium where there is no browser, and we may. Where we may not, the
// tests that need one say how to install it.
import { spawnSync } from 'node:child_process';
import { chromiumMissing, findChromium } from './find-chromium';

const PATIENCE_SECONDS = 300;
const ATTEMPTS = 3;

const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;

if (findChromium() === undefined && process.env.CHROMIUM === undefined && mayInstall) {
  console.error('Installing Chromium by apt-get, for the tests of a page (up to a minute, once)…');
  const isInstalled =
    succeeds(['update']) && succeeds(['install', '--yes', '--no-install-recommends', 'chromium']);
  if (!isInstalled || findChromium() === undefined) {
    console.error(`apt-get did not install it, see above\n${chromiumMissing()}`);
    process.exit(1);
  }
}

/** Others may hold apt's locks; for that of its lists apt itself does not wait. */
function succeeds(args: readonly string[]): boolean {
  const patience = ['-o', `DPkg::Lock::Timeout=${PATIENCE_SECONDS}`, '-o', 'Acquire::Retries=3'];
  let printed = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (attempt > 1) spawnSync('sleep', ['10']);
    const { status, stderr } = spawnSync('apt-get', ['--quiet', ...patience, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status === 0) return true;
    printed = stderr;
  }
  console.error(printed);
  return false;
}
