import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where a run notes the process ID of its emulator, in its folder. */
export const EMULATOR_PID = 'emulator.pid';

/**
 * Removes what ended runs have left: half-made Python environments, named `<name>.<process ID>`, and folders of runs,
 * named by their process ID, whose emulator is gone too.
 */
export function removeLeftovers(local: string, runs: string): void {
  const drafts = namesIn(local).filter((name) => {
    const [, owner] = /^python-\w+\.(\d+)$/.exec(name) ?? [];
    return owner !== undefined && !isAlive(owner);
  });
  const ended = namesIn(runs).filter((name) => {
    const note = join(runs, name, EMULATOR_PID);
    return !isAlive(name) && !(existsSync(note) && isAlive(readFileSync(note, 'utf8')));
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
