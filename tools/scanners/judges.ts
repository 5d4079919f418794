import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { removeEndedRuns } from '../local/run-directory';
import { findPython, pythonEnvironment, type PythonPackages } from '../local/python-environment';
import { cfnLint } from './cfn-lint';
import { checkov } from './checkov';
import type { Start } from './judge-templates';

export const JUDGES = [cfnLint, checkov];

const LOCAL = join(__dirname, '..', '..', '.local');
const PACKAGES: PythonPackages = {
  purpose: JUDGES.map(({ name }) => name).join(' and '),
  requirements: join(__dirname, 'requirements.txt'),
};

/** The judges' names and pinned versions. */
export function judgesByVersion(): string {
  return readFileSync(join(__dirname, 'requirements.in'), 'utf8')
    .trim()
    .replaceAll('==', ' ')
    .replaceAll('\n', ', ');
}

/**
 * Installs the judges, unless that is done.
 *
 * @param directory where they run and keep their own files: they read no settings of this machine or its user
 * @throws {Error} where they cannot be installed
 */
export async function installJudges(directory: string): Promise<Start> {
  removeEndedRuns(LOCAL, join(LOCAL, 'runs'));
  const python = await pythonEnvironment(LOCAL, await findPython(), PACKAGES);
  return async ({ name, environment }, args) => {
    // By the interpreter, because the scripts name the one of the environment before it was moved.
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
