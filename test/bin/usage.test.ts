import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINIMAL } from '../stages';

const ROOT = join(__dirname, '..', '..');
const directory = mkdtempSync(join(tmpdir(), 'usage-'));
afterAll(() => rmSync(directory, { recursive: true }));
const MINIMAL_FILE = join(directory, 'minimal.json');
writeFileSync(MINIMAL_FILE, JSON.stringify(MINIMAL));
jest.setTimeout(120_000);

/** An environment without AWS settings, in which no call reaches AWS. */
const NO_AWS: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: directory,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

async function run(command: string, args: readonly string[], env = NO_AWS) {
  const file = join('bin', `${command}.ts`);
  const child = spawn(process.execPath, ['--require', 'ts-node/register', file, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number];
  return { status, stdout, stderr };
}

describe.each([
  ['backup', 'npm run backup --'],
  ['check', 'npm run check --'],
  ['connector', 'npm run connector --'],
  ['demo', 'npm run demo --'],
  ['outputs', 'npm run outputs --'],
  ['report', 'npm run report --'],
  ['restore', 'npm run restore --'],
  ['scan', 'npm run scan --'],
  ['start', 'npm start --'],
  ['stop', 'npm run stop --'],
  ['user', 'npm run user --'],
])('the command %s', (command, name) => {
  test('--help has exit code 0', async () => {
    const { status, stdout, stderr } = await run(command, ['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage: ${name} `);
  });

  test('an unknown option points to --help, with exit code 2', async () => {
    const { status, stdout, stderr } = await run(command, ['--nothing']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/'--nothing'/);
    expect(stderr).toContain(`${name} --help`);
  });
});

describe('wrong usage', () => {
  test.each<[string, string, string[], RegExp]>([
    ['an unknown stage', 'outputs', ['--stage', 'nowhere'], /nowhere/],
    ['a missing stage file', 'check', ['--config', 'nowhere.json'], /nowhere\.json/],
    ['both --stage and --config', 'report', ['--stage', 'a', '--config', 'b'], /"a".*"b"/],
    ['a stage that is a path', 'connector', ['--stage', '../a'], /"\.\.\/a"/],
    ['an unknown connector', 'connector', ['reports', '--stage', 'consumers'], /reporting/],
    ['an unknown connector', 'check', ['--connector', 'a', '--stage', 'consumers'], /reporting/],
    ['options that need --connector', 'check', ['--role-arn', 'a'], /--connector: --role-arn$/m],
    ['options that contradict --drift', 'check', ['--drift', '--yes'], /--drift: --yes$/m],
    ['a value that is no number', 'check', ['--duration', 'long'], /--duration/],
    ['a folder that does not exist', 'outputs', ['--out', '/nowhere/a.json'], /\/nowhere/],
    ['an endpoint that is no URL', 'check', ['--endpoint', 'localhost:4566', '--yes'], /not a URL/],
    ['an endpoint elsewhere', 'check', ['--endpoint', 'http://db:4566'], /db:4566".*--yes/],
    ['an endpoint elsewhere', 'check', ['--drift', '--endpoint', 'http://10.0.0.1'], /--yes/],
    [
      '--yes without a question',
      'connector',
      ['loader', '--stage', 'consumers', '--yes'],
      /--issue-key, --rotate-key, --retire-key, --endpoint/,
    ],
    [
      'an endpoint elsewhere',
      'connector',
      ['loader', '--stage', 'consumers', '--endpoint', 'http://10.0.0.1'],
      /--yes/,
    ],
    [
      'an endpoint elsewhere',
      'connector',
      ['loader', '--stage', 'consumers', '--issue-key', '--endpoint', 'http://10.0.0.1'],
      /--yes/,
    ],
    [
      'an endpoint elsewhere',
      'check',
      ['--stage', 'consumers', '--connector', 'reporting', '--endpoint', 'http://10.0.0.1'],
      /--yes/,
    ],
    [
      'an endpoint elsewhere',
      'user',
      ['ann@example.com', '--endpoint', 'http://10.0.0.1'],
      /--yes/,
    ],
    ['no name', 'user', [], /name/],
    ['a removal with a tenant', 'user', ['a@b', '--remove', '--tenant', 'a'], /--tenant/],
    ['two passwords', 'user', ['a@b', '--password-stdin', '--generate-password'], /--generate/],
    ['no password on stdin', 'user', ['a@b', '--password-stdin'], /received no password/],
    ['no terminal for a password', 'user', ['a@b', '--generate-password'], /--password-stdin/],
  ])('%s has exit code 2: %s', async (_what, command, args, error) => {
    const { status, stdout, stderr } = await run(command, args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(error);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['elsewhere', 'http://10.0.0.1', /--yes/],
    ['that is no URL', 'foo', /not a URL/],
  ])('an AWS_ENDPOINT_URL %s has exit code 2', async (_what, AWS_ENDPOINT_URL, error) => {
    for (const args of [[], ['--issue-key']]) {
      const env = { ...NO_AWS, AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL };
      const all = ['loader', '--stage', 'consumers', ...args];
      const { status, stdout, stderr } = await run('connector', all, env);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(error);
    }
  });

  test('an invalid stage file is none: its exit code is 1', async () => {
    const invalid = join(directory, 'invalid.json');
    writeFileSync(invalid, '{}');
    expect((await run('outputs', ['--config', invalid])).status).toBe(1);
  });
});

describe('a file that cannot be written', () => {
  test.each([
    ['check', ['--out', directory]],
    ['check', ['--junit', directory]],
    ['outputs', ['--out', directory]],
    ['start', ['--out', directory]],
  ])('has exit code 3 before AWS is asked: %s %s', async (command, args) => {
    const { status, stdout, stderr } = await run(command, ['--config', MINIMAL_FILE, ...args]);
    // Without a Region and credentials, the first call would fail.
    expect([status, stdout.replaceAll(/^Warning.*\n/gm, '').trim()]).toEqual([3, '']);
    expect(stderr).toContain(`Cannot write ${directory} `);
  });
});

describe('connectors of a stage', () => {
  test('are listed without a name', async () => {
    const { status, stdout } = await run('connector', ['--stage', 'consumers']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^reporting +source$/m);
  });

  test('may be none', async () => {
    const { status, stdout } = await run('connector', ['--config', MINIMAL_FILE]);
    expect([status, stdout]).toEqual([0, `${MINIMAL_FILE} has no connectors.\n`]);
  });
});

describe('the environment', () => {
  const FIX = /AWS_REGION.*--region.*env\.region/;
  const REGION = { ...NO_AWS, AWS_REGION: 'us-east-1' };
  const NOBODY = {
    ...REGION,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  };

  test.each<[string, string, NodeJS.ProcessEnv, RegExp]>([
    ['no Region', 'outputs', NO_AWS, FIX],
    ['no Region', 'check', NO_AWS, FIX],
    ['no Region', 'user', NO_AWS, FIX],
    ['no credentials', 'outputs', REGION, /AWS_PROFILE/],
    ['no credentials', 'check', REGION, /AWS_PROFILE/],
    ['no response', 'outputs', NOBODY, /No response/],
    ['no response', 'check', NOBODY, /No response/],
  ])('%s has exit code 3: %s', async (_what, command, env, fix) => {
    const name = command === 'user' ? ['ann@example.com'] : [];
    const { status, stderr } = await run(command, [...name, '--config', MINIMAL_FILE], env);
    expect(status).toBe(3);
    expect(stderr).toMatch(fix);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
