import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { LOCAL } from '../local/local-folder';
import { removeEndedRuns } from '../local/run-directory';
import { findPython, pythonEnvironment, type PythonPackages } from '../local/python-environment';
import { cfnLint } from './cfn-lint';
import { checkov } from './checkov';
import type { StartScanner } from './scan-templates';

export const SCANNERS = [cfnLint, checkov];

const PACKAGES: PythonPackages = {
  purpose: SCANNERS.map(({ name }) => name).join(' and '),
  requirements: join(__dirname, 'requirements.txt'),
};

/** The scanners' names and pinned versions. */
export function scannerVersions(): string {
  return readFileSync(join(__dirname, 'requirements.in'), 'utf8')
    .trim()
    .replaceAll('==', ' ')
    .replaceAll('\n', ', ');
}

/**
 * Installs the scanners if needed.
 *
 * @param directory their working and home directory, so that they use no settings of this machine or its user
 * @throws {CommandError} if they cannot be installed
 */
export async function installScanners(directory: string): Promise<StartScanner> {
  await removeEndedRuns(LOCAL, join(LOCAL, 'runs'));
  const python = await pythonEnvironment(LOCAL, await findPython(), PACKAGES);
  return async ({ name, environment }, args) => {
    // With the interpreter, because the scripts have its path before the environment was renamed.
    const { exitCode, stdout, stderr } = await execa(
      python,
      [join(dirname(python), name), ...args],
      {
        cwd: directory,
        env: { PATH: process.env.PATH, HOME: directory, PYTHONUTF8: '1', ...environment },
        extendEnv: false,
        reject: false,
      },
    );
    return { exitCode, stdout, stderr };
  };
}
