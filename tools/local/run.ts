import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopEmulator } from './emulator';
import { EMULATOR_PID } from './leftovers';

/** What one run of `npm start` owns: a folder and, once started, an emulator. Both go when the process ends. */
export class Run {
  private emulator: number | undefined;
  private left = false;

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    process.once('exit', (code) => this.end(code));
  }

  /** Stops the process group of an emulator when this process ends, whichever way it does. */
  stopAtExit(pid: number): void {
    this.emulator = pid;
    writeFileSync(join(this.directory, EMULATOR_PID), String(pid));
  }

  /** Leaves the folder and the emulator as they are. */
  leave(): void {
    this.left = true;
  }

  /** After a failure the folder of an emulator stays: its log may tell why. */
  private end(exitCode: number): void {
    if (this.left) return;
    if (this.emulator !== undefined) stopEmulator(this.emulator);
    if (this.emulator === undefined || exitCode !== 1) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}
