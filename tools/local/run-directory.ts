import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../is-alive';
import { stopLocalAws } from './gateway/gateway-process';

/** The file with the process ID of a run's emulator, in the run's folder. */
export const EMULATOR_PID = 'emulator.pid';

/** Exit codes of signals begin here. */
const SIGNALS = 128;

/** The folder and the emulator of one `npm start`. Both are removed when the process ends. */
export class RunDirectory {
  private emulator: number | undefined;
  private isKept = false;

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    process.once('exit', (code) => this.end(code));
  }

  /** Stops the emulator's process group when this process ends, for any reason. */
  stopAtExit(pid: number): void {
    this.emulator = pid;
    writeFileSync(join(this.directory, EMULATOR_PID), String(pid));
  }

  /** Keeps the folder and the emulator. */
  keep(): void {
    this.isKept = true;
  }

  /** After a failure the folder is kept, because the log of the emulator may have the cause. */
  private end(exitCode: number): void {
    if (this.isKept) return;
    if (this.emulator !== undefined) stopLocalAws(this.emulator);
    const hasFailed = exitCode > 0 && exitCode < SIGNALS;
    if (this.emulator === undefined || !hasFailed) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}

/**
 * Removes the files of ended runs: incomplete Python environments, named `<name>.<process ID>`, and folders of runs, named
 * by process ID, unless their emulator is still running.
 */
export function removeEndedRuns(local: string, runs: string): void {
  const drafts = namesIn(local).filter((name) => {
    const [, owner] = /^python-\w+\.(\d+)$/.exec(name) ?? [];
    return owner !== undefined && !isAlive(Number(owner));
  });
  const ended = namesIn(runs).filter((name) => {
    const pidFile = join(runs, name, EMULATOR_PID);
    return (
      !isAlive(Number(name)) &&
      !(existsSync(pidFile) && isAlive(Number(readFileSync(pidFile, 'utf8'))))
    );
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
