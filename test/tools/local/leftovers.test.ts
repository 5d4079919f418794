import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMULATOR_PID, removeLeftovers } from '../../../tools/local/leftovers';

const local = mkdtempSync(join(tmpdir(), 'leftovers-'));
const runs = join(local, 'runs');
afterAll(() => rmSync(local, { recursive: true }));

test('what ended runs have left is removed, and nothing that is in use', () => {
  const gone = String(spawnSync(process.execPath, ['-e', '']).pid);
  const alive = String(process.pid);
  const kept = ['python-0123456789ab', `python-0123456789ab.${alive}`, 'runs'];
  const drafts = [`python-0123456789ab.${gone}`, `python-0123456789ab_outdated.${gone}`];
  for (const name of [...kept, ...drafts]) mkdirSync(join(local, name));
  // Of three runs one goes on, one has left its emulator running, and one is over.
  for (const name of [alive, gone, `0${gone}`]) mkdirSync(join(runs, name));
  writeFileSync(join(runs, gone, EMULATOR_PID), alive);
  writeFileSync(join(runs, `0${gone}`, EMULATOR_PID), gone);
  removeLeftovers(local, runs);
  expect(readdirSync(local).sort()).toEqual(kept.sort());
  expect(readdirSync(runs).sort()).toEqual([alive, gone].sort());
});

test('a first run has nothing to remove', () => {
  expect(() =>
    removeLeftovers(join(local, 'nowhere'), join(local, 'nowhere', 'runs')),
  ).not.toThrow();
});
