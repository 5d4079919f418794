import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { CommandError } from '../command-error';

const OLDEST = [3, 11] as const;

/** A Python interpreter that can create virtual environments. */
export interface Python {
  readonly command: string;
  readonly version: string;
}

/** The packages of a virtual environment. */
export interface PythonPackages {
  /** For messages. */
  readonly purpose: string;
  /** The path of a `requirements.txt` with pinned versions and hashes. */
  readonly requirements: string;
}

/**
 * Finds Python 3.11 or later with its `venv` module on the PATH.
 *
 * @throws {CommandError} with what was found, if there is none
 */
export async function findPython(): Promise<Python> {
  const found: string[] = [];
  for (const command of ['python3', 'python']) {
    const probe = 'import sys, venv, ensurepip; print("%d.%d.%d" % sys.version_info[:3])';
    const { stdout, stderr, failed } = await execa(command, ['-c', probe], { reject: false });
    if (!failed && isNewEnough(stdout)) return { command, version: stdout };
    if (!failed) found.push(`${command} ${stdout}`);
    else if (stderr) found.push(`${command}: ${stderr.split('\n').at(-1)}`);
  }
  throw new CommandError(
    'environment',
    `Python ${OLDEST.join('.')} or later with its venv module is required. Found: ${found.join('; ') || 'no python3 on the PATH'}. Install it, for example the packages python3 and python3-venv.`,
  );
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === OLDEST[0] && minor >= OLDEST[1];
}

/**
 * Creates a virtual environment with the packages, once for each version of their `requirements.txt` and of Python.
 *
 * It is created under another name and renamed, so that interrupted and concurrent runs leave no incomplete one.
 *
 * @returns the path of the environment's interpreter
 * @throws {CommandError} with the output, if the environment cannot be created
 */
export async function pythonEnvironment(
  directory: string,
  python: Python,
  packages: PythonPackages,
): Promise<string> {
  const pinned = readFileSync(packages.requirements, 'utf8');
  const identity = createHash('sha256').update(python.version).update(pinned).digest('hex');
  const home = join(directory, `python-${identity.slice(0, 12)}`);
  const interpreter = join(home, 'bin', 'python');
  if (existsSync(interpreter)) return interpreter;

  const draft = `${home}.${process.pid}`;
  const outdated = `${home}_outdated.${process.pid}`;
  await mkdir(directory, { recursive: true });
  try {
    await run(python.command, ['-m', 'venv', draft], packages, 'Check the package python3-venv.');
    await install(join(draft, 'bin', 'python'), packages);
    await rename(draft, home).catch(async (error: unknown) => {
      // A concurrent run has created it.
      if (existsSync(interpreter)) return;
      if (!existsSync(home)) throw error;
      // The interpreter of an environment does not work without its Python. Renaming keeps a concurrent run's new one.
      await rename(home, outdated);
      await rename(draft, home);
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(outdated, { recursive: true, force: true });
  }
  return interpreter;
}

function install(interpreter: string, packages: PythonPackages): Promise<void> {
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  const pinned = ['--only-binary', ':all:', '--require-hashes'];
  const args = [...pip, ...pinned, '--requirement', packages.requirements];
  return run(
    interpreter,
    args,
    packages,
    'Check the network connection and the configuration of pip.',
  );
}

async function run(
  command: string,
  args: string[],
  { purpose }: PythonPackages,
  fix: string,
): Promise<void> {
  const { failed, stdout, stderr } = await execa(command, args, { reject: false });
  if (!failed) return;
  throw new CommandError('environment', `Installing ${purpose} failed. ${fix}\n${stdout}${stderr}`);
}
