import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { LOCAL } from '../../tools/local/local-folder';
import { MINIMAL, shippedStage, withTable } from '../stages';
import {
  describeWithPython,
  directory,
  endpointIn,
  foldersOf,
  probesOf,
  refusal,
  ROOT,
  stageFile,
  start,
  START,
} from './npm-start';
import { plannedProbes } from './planned-probes';

describeWithPython('npm start', () => {
  const stages = readdirSync(join(ROOT, 'config'))
    .filter((file) => file.endsWith('.json') && file !== 'schema.json')
    .map((file) => file.replace('.json', ''));

  test('runs at once go their own ways, and each stops its local AWS at the end', async () => {
    const others = stages.filter((stage) => !['consumers', 'dev', 'tenant'].includes(stage));
    const runs = await Promise.all(others.map((stage) => start(['--stage', stage])));
    expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(runs.map(() => [0, '']));
    const endpoints = runs.map(({ stdout }) => endpointIn(stdout));
    expect(new Set(endpoints).size).toBe(runs.length);
    expect(await Promise.all(endpoints.map(refusal))).toEqual(runs.map(() => 'ECONNREFUSED'));
    const [brownfield, everything, own] = ['brownfield', 'everything', 'own'].map(
      (stage) => runs[others.indexOf(stage)],
    );
    if (!brownfield || !everything || !own) throw new Error('no runs');
    expect(brownfield.stdout).toMatch(/^✔ Existing tables: .* created 2 of them/m);
    // As the stage's actions say, with the role of the user's tenant, in the classic flow.
    const who = 'user of tenant dev01';
    const outcome = (fields: object) => probesOf(everything, { who, ...fields })[0]?.outcome;
    const ownItem = { table: 'sensors', rowOf: who };
    expect(outcome({ action: 'PutItem', ...ownItem })).toBe('allowed');
    expect(outcome({ action: 'GetItem', ...ownItem })).toBe('simulated');
    const role = { action: 'AssumeRoleWithWebIdentity', roleOfTenant: 'dev01' };
    expect(outcome(role)).toBe('allowed');
    expect(everything.stdout).toMatch(/^✔ \d+ probes passed: \d+ allowed, \d+ simulated$/m);
    // The warnings of the synth.
    expect(everything.stdout).toMatch(/^Warning: identity\.classicFlow: /m);
    expect(own.stdout).toContain(plannedProbes(shippedStage('own')).passed('simulated'));
  }, 600_000);

  test('a stage that names an existing user pool gets one of the local AWS in its place', async () => {
    const userPool = { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' };
    // A claim that a trigger makes, which the stand-in has as an attribute.
    const identity = { userPool, tenantClaim: 'tenantId' };
    const env = { region: 'eu-west-1' };
    const config = stageFile('existing', withTable({ rows: 'tenant' }, { identity, env }));
    const started = await start(['--config', config]);
    expect(started.status).toBe(0);
    expect(started.stdout).toContain('User pool: a local one replaces the existing one');
    const who = 'user of tenant check-tenant-1';
    expect(probesOf(started, { who, action: 'UpdateItem', rowOf: who })).toEqual([
      expect.objectContaining({ outcome: 'allowed' }),
    ]);
  });

  test("a person's own AWS settings, credentials and proxy are neither used nor in the way", async () => {
    const home = join(directory, 'home');
    mkdirSync(join(home, '.aws'), { recursive: true });
    const profile = 'aws_access_key_id = AKIAREAL\naws_secret_access_key = real\n';
    writeFileSync(join(home, '.aws', 'credentials'), `[default]\n${profile}`);
    writeFileSync(join(home, '.aws', 'config'), '[default]\nuse_fips_endpoint = true\n');
    const { status, stdout, stderr } = await start([], {
      ...process.env,
      HOME: home,
      AWS_PROFILE: 'production',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9',
      http_proxy: 'http://127.0.0.1:9',
      https_proxy: 'http://127.0.0.1:9',
      no_proxy: 'corp.example',
      SERVICES: 's3',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('account 123456789012');
  });

  test('a deployment that fails is told with what the CLI said, and the local AWS is stopped', async () => {
    const [{ orders }, names] = [MINIMAL.tables, Array.from({ length: 501 }, (_, n) => `t${n}`)];
    const tables = Object.fromEntries(names.map((name) => [name, orders]));
    const config = stageFile('oversized', { ...MINIMAL, tables });
    const { pid, status, stdout, stderr } = await start(['--config', config]);
    for (const folder of foldersOf({ pid })) rmSync(folder, { recursive: true, force: true });
    expect(status).toBe(1);
    expect(stderr).toContain('cdk synth failed:');
    expect(stderr).toContain('CloudFormation allows 500');
    expect(await refusal(endpointIn(stdout))).toBe('ECONNREFUSED');
  });

  test('a port that is taken is an error with the fix', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { status, stderr } = await start(['--port', String(port)]);
    server.close();
    expect(status).toBe(3);
    const [task, error] = stderr.split('\n');
    expect(task).toBe('✖ Local AWS (MiniStack) [FAILED: see below]');
    expect(error).toMatch(new RegExp(`${port} .*EADDRINUSE.* --port`));
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends the local AWS with it', async (signal, exitCode) => {
    const out = join(directory, `${signal}.json`);
    const child = spawn(process.execPath, [...START, '--out', out], { cwd: ROOT });
    const stdout = await outputUntil(child.stdout, '❯ cdk bootstrap');
    const stderr = outputUntil(child.stderr, 'local AWS.\n');
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([exitCode, null]);
    expect(await stderr).toBe('Stopped, including the local AWS.\n');
    expect(await refusal(endpointIn(stdout))).toBe('ECONNREFUSED');
    expect(foldersOf(child)).toEqual([]);
  });

  test('ending npm itself ends the local AWS too', async () => {
    const child = spawn('npm', ['start', '--silent', '--', '--out', join(directory, 'npm.json')], {
      cwd: ROOT,
    });
    const stdout = await outputUntil(child.stdout, '❯ cdk bootstrap');
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(await refusal(endpointIn(stdout))).toBe('ECONNREFUSED');
  });
});

describe('npm start without what it needs', () => {
  test('a missing Python is an error with the fix', async () => {
    const { status, stderr } = await start([], { ...process.env, PATH: directory });
    expect(status).toBe(3);
    const [task, error] = stderr.split('\n');
    expect(task).toBe('✖ Python environment of the local AWS [FAILED: see below]');
    expect(error).toMatch(/Python 3\.11 .*no python3 on the PATH.*python3-venv/);
  });

  test.each([
    ['too old', 'echo 3.8.10', 'Found: python3 3.8.10.'],
    [
      'without venv',
      'echo "ModuleNotFoundError: No module named \'ensurepip\'" >&2; exit 1',
      "Found: python3: ModuleNotFoundError: No module named 'ensurepip'.",
    ],
    [
      'that cannot make an environment',
      '[ "$1" = -c ] && echo 3.11.99 || { echo "no network" >&2; exit 1; }',
      'Installing the local AWS (MiniStack) failed. Check the package python3-venv.\nno network',
    ],
  ])('a Python %s is an error', async (title, script, message) => {
    const bin = join(directory, title.replaceAll(' ', '-'));
    mkdirSync(bin);
    writeFileSync(join(bin, 'python3'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const { pid, status, stderr } = await start([], { ...process.env, PATH: bin });
    expect(status).toBe(3);
    expect(stderr).toContain(message);
    // Neither a half-made environment nor the folder of a run that never began.
    const drafts = readdirSync(LOCAL).filter((name) => name.split('.').at(-1) === String(pid));
    expect([...drafts, ...foldersOf({ pid })]).toEqual([]);
  });

  test('a bad stage file is an error before anything is started', async () => {
    const config = stageFile('bad', { stackName: 'bad' });
    const { status, stdout, stderr } = await start(['--config', config]);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/bad\.json: 1 .*\n\n {2}tables/);
  });

  test('a client file in a folder that does not exist is an error before anything is started', async () => {
    const out = join(directory, 'nowhere', 'client.json');
    const { status, stdout, stderr } = await start(['--out', out]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(join(directory, 'nowhere'));
  });

  test('a port that is none is an error', async () => {
    const { status, stderr } = await start(['--port', '70000']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--port .*'70000'.* 1 to 65535/);
  });
});

test('the Python packages of the local AWS are pinned with hashes', () => {
  const lines = readFileSync(join(ROOT, 'tools', 'local', 'requirements.txt'), 'utf8');
  const packages = lines.match(/^[\w-]+.*$/gm) ?? [];
  expect(packages).toContain('ministack==1.5.33 \\');
  for (const line of packages) expect(line).toMatch(/^[\w-]+==[\w.]+ \\$/);
});

/** What a process prints up to a text, or to its end; the process may go on printing. */
async function outputUntil(stream: Readable, text: string): Promise<string> {
  let output = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    output += String(chunk);
    if (output.includes(text)) break;
  }
  stream.resume();
  return output;
}
