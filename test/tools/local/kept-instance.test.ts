import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptInstance, type Wanted } from '../../../tools/local/kept-instance';
import { writeRun, type LocalRunRecord } from '../../../tools/local/run-record';

const runs = mkdtempSync(join(tmpdir(), 'runs-'));
const STAGE_FILE = '/config/dev.json';
const WANTED: Wanted = { stageFile: STAGE_FILE, account: '123456789012', region: 'us-east-1' };
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  recordRun('kept', {});
});
afterAll(() => {
  server.close();
  rmSync(runs, { recursive: true });
});

function recordRun(name: string, fields: Partial<LocalRunRecord>): void {
  const folder = join(runs, name);
  mkdirSync(folder);
  const { account, region } = WANTED;
  const run = { host: hostname(), pid: process.pid, began: Date.now(), stageFile: STAGE_FILE };
  const target = { endpoint: `http://127.0.0.1:${port}`, account, region };
  const processes = [process.pid];
  const record = { ...run, files: [], processes, target, isKept: true, ...fields };
  writeRun({ folder, record });
}

describe('kept local AWS of a stage file', () => {
  test('is found, with its port or without', async () => {
    const folder = join(runs, 'kept');
    expect(await keptInstance(runs, WANTED)).toMatchObject({ folder });
    expect(await keptInstance(runs, { ...WANTED, port })).toMatchObject({ folder });
  });

  test('is not that of another stage file, nor one that a run is about to stop', async () => {
    recordRun('in progress', { stageFile: '/config/own.json', isKept: false });
    for (const stageFile of ['/config/own.json', '/other/dev.json']) {
      expect(await keptInstance(runs, { ...WANTED, stageFile })).toBeUndefined();
    }
  });

  test.each<[string, Partial<Wanted>]>([
    ['port', { port: 1 }],
    ['account 123456789012, not', { account: '999999999999' }],
    ['Region us-east-1, not', { region: 'eu-west-1' }],
  ])('cannot have another %s', async (what, other) => {
    await expect(keptInstance(runs, { ...WANTED, ...other })).rejects.toMatchObject({
      reason: 'usage',
      message: expect.stringMatching(new RegExp(`with ${what} .*npm run stop`)),
    });
  });
});
