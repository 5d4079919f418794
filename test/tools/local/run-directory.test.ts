import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATOR_PID, removeEndedRuns } from '../../../tools/local/run-directory';

const local = mkdtempSync(join(tmpdir(), 'leftovers-'));
const runs = join(local, 'runs');
afterAll(() => rmSync(local, { recursive: true }));

describe('files of earlier runs', () => {
  test('are removed, unless they are in use', () => {
    const gone = String(spawnSync(process.execPath, ['-e', '']).pid);
    const alive = String(process.pid);
    const kept = ['python-0123456789ab', `python-0123456789ab.${alive}`, 'runs'];
    const drafts = [`python-0123456789ab.${gone}`, `python-0123456789ab_outdated.${gone}`];
    for (const name of [...kept, ...drafts]) mkdirSync(join(local, name));
    // One run is alive, one has a running emulator, and one has ended.
    for (const name of [alive, gone, `0${gone}`]) mkdirSync(join(runs, name));
    writeFileSync(join(runs, gone, EMULATOR_PID), alive);
    writeFileSync(join(runs, `0${gone}`, EMULATOR_PID), gone);
    removeEndedRuns(local, runs);
    expect(readdirSync(local).sort()).toEqual(kept.sort());
    expect(readdirSync(runs).sort()).toEqual([alive, gone].sort());
  });

  test('may not exist', () => {
    expect(() =>
      removeEndedRuns(join(local, 'nowhere'), join(local, 'nowhere', 'runs')),
    ).not.toThrow();
  });
});
