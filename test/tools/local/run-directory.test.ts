import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { removeEndedRuns } from '../../../tools/local/run-directory';
import { writeRun, type LocalRunRecord } from '../../../tools/local/run-record';

const local = mkdtempSync(join(tmpdir(), 'leftovers-'));
const runs = join(local, 'runs');
const GONE = spawnSync(process.execPath, ['-e', '']).pid;
const ALIVE = process.pid;
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((_request, response) => response.writeHead(403).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.close();
  rmSync(local, { recursive: true });
});

/** A record of a run that has ended and left nothing, with other fields. */
function record(fields: Partial<LocalRunRecord>): LocalRunRecord {
  const run = { host: hostname(), pid: GONE, began: Date.now(), stageFile: '/config/dev.json' };
  return { ...run, files: [], processes: [], isKept: false, ...fields };
}

const targetAt = (at: number) => ({
  endpoint: `http://127.0.0.1:${at}`,
  account: '123456789012',
  region: 'us-east-1',
});

const ROOT = join(__dirname, '..', '..', '..');

/** A run that has started a local AWS with a log, and ends. */
const RUN = `
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { RunDirectory } = require('./tools/local/run-directory');
const [, runs, exitCode] = process.argv;
const run = new RunDirectory(runs, { stageFile: '/config/dev.json', files: [] });
run.stopAtExit(spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).pid);
writeFileSync(run.directory + '/ministack.log', '');
process.exit(Number(exitCode));`;

describe('folder of a run', () => {
  test.each([
    ['stays after a failure, with the log of the local AWS', 1, ['ministack.log', 'run.json']],
    ['is removed after success', 0, []],
    ['is removed after Ctrl-C', 130, []],
  ])('%s', (_what, exitCode, left) => {
    const own = mkdtempSync(join(local, 'own-'));
    const args = ['--require', 'ts-node/register', '-e', RUN, own, String(exitCode)];
    expect(spawnSync(process.execPath, args, { cwd: ROOT }).status).toBe(exitCode);
    const files = readdirSync(own).flatMap((folder) => readdirSync(join(own, folder)));
    expect(files.sort()).toEqual(left);
    if (left.length === 0) expect(readdirSync(own)).toEqual([]);
    rmSync(own, { recursive: true });
  });
});

describe('files of earlier runs', () => {
  test('are removed, unless they are in use', async () => {
    const kept = ['python-0123456789ab', `python-0123456789ab.${ALIVE}`, 'runs', 'other.env'];
    const drafts = [`python-0123456789ab.${GONE}`, `python-0123456789ab_outdated.${GONE}`];
    for (const name of [...kept, ...drafts]) mkdirSync(join(local, name));
    const environmentFile = join(local, 'dev.env');
    writeFileSync(environmentFile, '');
    const processes = [ALIVE];
    const inUse = {
      'npm start is working': record({ pid: ALIVE }),
      'its local AWS responds': record({ processes, target: targetAt(port), isKept: true }),
      'its local AWS does not respond yet': record({ processes }),
      'it is on another machine': record({ host: 'other' }),
    };
    const ended = {
      'it has ended': record({}),
      // After a restart, another process has the ID.
      'its process is another one': record({ processes, target: targetAt(1), environmentFile }),
      'another process has the ID of npm start': record({ pid: ALIVE, began: 0 }),
      'its process has ended': record({ processes: [GONE], target: targetAt(port) }),
    };
    for (const [name, one] of Object.entries({ ...inUse, ...ended })) {
      mkdirSync(join(runs, name));
      writeRun({ folder: join(runs, name), record: one });
    }
    await removeEndedRuns(local, runs);
    expect(readdirSync(local).sort()).toEqual(kept.sort());
    expect(readdirSync(runs).sort()).toEqual(Object.keys(inUse).sort());
    expect(existsSync(environmentFile)).toBe(false);
  });

  test('may not exist', async () => {
    const nowhere = join(local, 'nowhere');
    await expect(removeEndedRuns(nowhere, join(nowhere, 'runs'))).resolves.toBeUndefined();
  });
});
