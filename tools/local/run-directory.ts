import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { namesIn } from '../json-records';
import { isAlive } from '../recorded-process';
import { isRunning } from './instances';
import type { LocalTarget } from './local-environment';
import { signalProcessGroup } from './process-group';
import { isInProgress, recordedRuns, writeRun, type LocalRunRecord } from './run-record';

/** Exit codes of signals begin here. */
const SIGNALS = 128;

/**
 * The folder, the record and the local AWS of one `npm start`. All are removed when the process ends, unless they are
 * kept.
 */
export class RunDirectory {
  readonly directory: string;
  private current: LocalRunRecord;

  /** @param runs the folder of all runs */
  constructor(runs: string, { stageFile, files }: Pick<LocalRunRecord, 'stageFile' | 'files'>) {
    mkdirSync(runs, { recursive: true });
    // A kept run can have the same process ID.
    this.directory = mkdtempSync(join(runs, `${process.pid}-`));
    process.once('exit', (code) => this.end(code));
    const own = { host: hostname(), pid: process.pid, began: Date.now(), processes: [] };
    this.current = this.save({ ...own, stageFile, files, isKept: false });
  }

  get record(): LocalRunRecord {
    return this.current;
  }

  /** Stops a process group when this process ends, for any reason. */
  readonly stopAtExit = (leader: number): void => {
    const processes = [...this.current.processes, leader];
    this.current = { ...this.current, processes };
    this.save(this.current);
  };

  /** Records the local AWS, so that other commands find it. */
  respondsAt(target: LocalTarget): void {
    this.current = this.save({ ...this.current, target });
  }

  /** Keeps the folder and the local AWS. */
  keep(environmentFile: string): void {
    this.current = this.save({ ...this.current, environmentFile, isKept: true });
  }

  private save(record: LocalRunRecord): LocalRunRecord {
    writeRun({ folder: this.directory, record });
    return record;
  }

  /** After a failure the folder is kept, because the log of the local AWS may have the cause. */
  private end(exitCode: number): void {
    const { isKept, processes } = this.current;
    if (isKept) return;
    for (const leader of processes) signalProcessGroup(leader, 'SIGTERM');
    const hasFailed = exitCode > 0 && exitCode < SIGNALS;
    if (processes.length === 0 || !hasFailed) {
      // What is ending may still write.
      rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/**
 * Removes the files of ended runs: incomplete Python environments, named `<name>.<process ID>`, and folders of runs whose
 * local AWS is no longer running.
 */
export async function removeEndedRuns(local: string, runs: string): Promise<void> {
  for (const name of namesIn(local)) {
    const [, owner] = /^python-\w+\.(\d+)$/.exec(name) ?? [];
    if (owner !== undefined && !isAlive(Number(owner))) remove(join(local, name));
  }
  for (const run of recordedRuns(runs)) {
    if (isInProgress(run.record) || (await isRunning(run))) continue;
    if (run.record.environmentFile !== undefined) remove(run.record.environmentFile);
    remove(run.folder);
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
