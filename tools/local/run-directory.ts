import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopEmulator } from './emulator';

/** The file in a run's folder with the process ID of its emulator. */
export const EMULATOR_PID = 'emulator.pid';

/** The folder and the emulator of one `npm start`. Both are removed when the process ends. */
export class RunDirectory {
  private emulator: number | undefined;
  private isKept = false;

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    process.once('exit', (code) => this.end(code));
  }

  /** Stops the emulator's process group when this process ends, for whatever reason. */
  stopAtExit(pid: number): void {
    this.emulator = pid;
    writeFileSync(join(this.directory, EMULATOR_PID), String(pid));
  }

  /** Keeps the folder and the emulator. */
  keep(): void {
    this.isKept = true;
  }

  /** After a failure the emulator's folder stays, because its log may show the reason. */
  private end(exitCode: number): void {
    if (this.isKept) return;
    if (this.emulator !== undefined) stopEmulator(this.emulator);
    if (this.emulator === undefined || exitCode !== 1) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}

/**
 * Removes what earlier runs have left: incomplete Python environments, named `<name>.<process ID>`, and folders of runs,
 * named by their process ID, unless their emulator is still running.
 */
export function removeEndedRuns(local: string, runs: string): void {
  const drafts = namesIn(local).filter((name) => {
    const [, owner] = /^python-\w+\.(\d+)$/.exec(name) ?? [];
    return owner !== undefined && !isAlive(owner);
  });
  const ended = namesIn(runs).filter((name) => {
    const pidFile = join(runs, name, EMULATOR_PID);
    return !isAlive(name) && !(existsSync(pidFile) && isAlive(readFileSync(pidFile, 'utf8')));
  });
  for (const folder of [
    ...drafts.map((name) => join(local, name)),
    ...ended.map((name) => join(runs, name)),
  ]) {
    rmSync(folder, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function isAlive(pid: string): boolean {
  try {
    return Number(pid) > 0 && process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
