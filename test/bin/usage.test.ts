import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupCommand } from '../../bin/backup';
import { checkCommand } from '../../bin/check';
import { connectorCommand } from '../../bin/connector';
import { demoCommand } from '../../bin/demo';
import { outputsCommand } from '../../bin/outputs';
import { reportCommand } from '../../bin/report';
import { restoreCommand } from '../../bin/restore';
import { scanCommand } from '../../bin/scan';
import { startCommand } from '../../bin/start';
import { stopCommand } from '../../bin/stop';
import { userCommand } from '../../bin/user';
import { MINIMAL } from '../stages';
import { NO_AWS, runCommand } from './run-command';

// It needs Vite, an ES module, which Jest does not load. No command here comes as far as the page.
jest.mock('../../tools/local/demo/demo-page', () => ({}));

const COMMANDS = {
  backup: backupCommand,
  check: checkCommand,
  connector: connectorCommand,
  demo: demoCommand,
  outputs: outputsCommand,
  report: reportCommand,
  restore: restoreCommand,
  scan: scanCommand,
  start: startCommand,
  stop: stopCommand,
  user: userCommand,
} as const;
type Name = keyof typeof COMMANDS;
const NAMES = Object.keys(COMMANDS) as Name[];

const ROOT = join(__dirname, '..', '..');
const directory = mkdtempSync(join(tmpdir(), 'usage-'));
afterAll(() => rmSync(directory, { recursive: true }));
const MINIMAL_FILE = join(directory, 'minimal.json');
writeFileSync(MINIMAL_FILE, JSON.stringify(MINIMAL));
const INVALID_FILE = join(directory, 'invalid.json');
writeFileSync(INVALID_FILE, '{}');

const run = (name: Name, args: readonly string[], env = NO_AWS) =>
  runCommand(COMMANDS[name], args, env);

/** Each exit code, of a process. The end-to-end tests, and CI for the scanners, run the other commands so. */
describe('exit code of a command by its arguments', () => {
  const STAGE = ['--config', MINIMAL_FILE];
  const NO_RESPONSE = {
    ...NO_AWS,
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  };

  function program(name: Name, args: readonly string[]) {
    const file = join('bin', `${name}.ts`);
    return spawnSync(process.execPath, ['--require', 'ts-node/register', file, ...args], {
      cwd: ROOT,
      env: NO_RESPONSE,
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
  }

  test.each<[Name, readonly string[], number, RegExp]>([
    ['outputs', STAGE, 3, /No response/],
    ['report', ['--template', INVALID_FILE], 1, /invalid\.json/],
    // Without a local AWS that starts.
    ['start', [...STAGE, '--out', directory], 3, new RegExp(`Cannot write ${directory} `)],
    ['user', ['a@b', '--password-stdin'], 2, /received no password/],
  ])('%s %j ends with exit code %d', (name, args, exitCode, error) => {
    const { status, stdout, stderr } = program(name, args);
    expect([status, stdout.replaceAll(/^Warning.*\n/gm, '').trim()]).toEqual([exitCode, '']);
    expect(stderr).toMatch(error);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('stop --help ends with exit code 0', () => {
    const { status, stdout, stderr } = program('stop', ['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: npm run stop -- ');
  });
});

describe.each(NAMES)('command %s', (name) => {
  const written = name === 'start' ? 'npm start --' : `npm run ${name} --`;

  test('--help has exit code 0', async () => {
    const { status, stdout, stderr } = await run(name, ['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage: ${written} `);
  });

  test('an unknown option points to --help, with exit code 2', async () => {
    const { status, stdout, stderr } = await run(name, ['--nothing']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/'--nothing'/);
    expect(stderr).toContain(`${written} --help`);
  });
});

describe('wrong usage of a command', () => {
  test.each<[string, Name, string[], RegExp]>([
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
});

describe('command with an invalid stage file', () => {
  test('has exit code 1', async () => {
    expect((await run('outputs', ['--config', INVALID_FILE])).status).toBe(1);
  });
});

describe('output file that cannot be written', () => {
  test.each<[Name, string[]]>([
    ['check', ['--out', directory]],
    ['check', ['--junit', directory]],
    ['outputs', ['--out', directory]],
  ])('has exit code 3 before AWS is asked: %s %s', async (command, args) => {
    const { status, stdout, stderr } = await run(command, ['--config', MINIMAL_FILE, ...args]);
    // Without a Region and credentials, the first call would fail.
    expect([status, stdout.replaceAll(/^Warning.*\n/gm, '').trim()]).toEqual([3, '']);
    expect(stderr).toContain(`Cannot write ${directory} `);
  });
});

describe('npm run connector without a name', () => {
  test('lists the connectors of the stage', async () => {
    const { status, stdout } = await run('connector', ['--stage', 'consumers']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^reporting +source$/m);
  });

  test('says that the stage has no connectors', async () => {
    const { status, stdout } = await run('connector', ['--config', MINIMAL_FILE]);
    expect([status, stdout]).toEqual([0, `${MINIMAL_FILE} has no connectors.\n`]);
  });
});

describe('missing part of the environment', () => {
  const FIX = /AWS_REGION.*--region.*env\.region/;
  const REGION = { ...NO_AWS, AWS_REGION: 'us-east-1' };

  test.each<[string, Name, NodeJS.ProcessEnv, RegExp]>([
    ['no Region', 'outputs', NO_AWS, FIX],
    ['no Region', 'check', NO_AWS, FIX],
    ['no Region', 'user', NO_AWS, FIX],
    ['no credentials', 'outputs', REGION, /AWS_PROFILE/],
    ['no credentials', 'check', REGION, /AWS_PROFILE/],
  ])('%s has exit code 3: %s', async (_what, command, env, fix) => {
    const name = command === 'user' ? ['ann@example.com'] : [];
    const { status, stderr } = await run(command, [...name, '--config', MINIMAL_FILE], env);
    expect(status).toBe(3);
    expect(stderr).toMatch(fix);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
