import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetAwsSettings } from '../../tools/local/local-environment';
import { MINIMAL, withTable } from '../stages';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
/** Without credentials: with them, the app compares with the deployed stack, which has its own test. */
const NO_CREDENTIALS: NodeJS.ProcessEnv = { ...process.env };
forgetAwsSettings(NO_CREDENTIALS);
/** Template checks take seconds, and have their own test too. */
const WITHOUT_CHECKS = { ...NO_CREDENTIALS, CDK_VALIDATION: 'false' };
const directory = mkdtempSync(join(tmpdir(), 'app-'));
const assembly = join(directory, 'cdk.out');
const config = join(directory, 'stage.json');
beforeEach(() => rmSync(assembly, { recursive: true, force: true }));
afterAll(() => rmSync(directory, { recursive: true }));
jest.setTimeout(120_000);

/** `npx cdk synth -q` with the real CLI. */
function synth(args: readonly string[], env: NodeJS.ProcessEnv = WITHOUT_CHECKS) {
  const all = [CDK, 'synth', '-q', '-o', assembly, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function template(stackName: string) {
  return JSON.parse(readFileSync(join(assembly, `${stackName}.template.json`), 'utf8'));
}

describe('CDK app', () => {
  test.each([
    ['no flag', [], 'orders-dev'],
    ['-c stage=prod', ['-c', 'stage=prod'], 'orders-prod'],
  ])('%s synthesizes %j to %s silently', (_title, flags, stackName) => {
    expect(synth(flags)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(Object.keys(template(stackName).Resources)).toContain('OrdersTable');
  });

  test('-c config=PATH synthesizes any file', () => {
    writeFileSync(config, JSON.stringify(MINIMAL));
    expect(synth(['-c', `config=${config}`])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(Object.keys(template('orders-minimal').Resources)).toContain('OrdersTable');
  });

  test('the template checks run by default, and find nothing', () => {
    const { status, stdout, stderr } = synth([], NO_CREDENTIALS);
    // The CLI ends a clean report with an empty line.
    expect([status, stdout, stderr.trim()]).toEqual([0, '', '']);
    const { pluginReports } = JSON.parse(
      readFileSync(join(assembly, 'validation-report.json'), 'utf8'),
    );
    expect(pluginReports.map(({ pluginName }: any) => pluginName)).toContain('AwsSolutions');
  });

  test('the same stage file gives the same bytes on any machine and in any account', () => {
    const bytes = (env: object) => {
      const args = ['-c', 'stage=dev', '-c', 'compare=false'];
      expect(synth(args, { ...WITHOUT_CHECKS, ...env }).status).toBe(0);
      return readFileSync(join(assembly, 'orders-dev.template.json'), 'utf8');
    };
    const here = bytes({ TZ: 'UTC' });
    const elsewhere = bytes({
      HOME: directory,
      TZ: 'Pacific/Auckland',
      LANG: 'tr_TR.UTF-8',
      AWS_REGION: 'eu-west-1',
      CDK_DEFAULT_ACCOUNT: '999999999999',
    });
    expect(elsewhere).toBe(here);
  });

  test('an invalid stage file gives its validation errors and exit code 1, no stack trace and no template', () => {
    writeFileSync(config, JSON.stringify({ ...withTable({ tableName: 'a/b', rows: 'mine' }) }));
    const { status, stderr } = synth(['-c', `config=${config}`]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/stage\.json: 2 .*tables\.orders\.rows .*line 1, column/s);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
  });

  test.each([
    [
      'an unknown context key',
      'stge=prod',
      /found {4}"stge=prod"\n.* stage, config, .*\n.* -c stage=/,
    ],
    ['an empty stage', 'stage=', /found {4}"stage="\n/],
  ])('%s gives its error, no stack trace and no template', (_what, context, error) => {
    const { status, stderr } = synth(['-c', context]);
    expect(status).toBe(1);
    expect(stderr).toMatch(error);
    // The exit code of the app, as the CLI prints it.
    expect(stderr).toMatch(/exited with error 2$/m);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
  });

  test('a context key of ~/.cdk.json is left alone', () => {
    writeFileSync(join(directory, '.cdk.json'), JSON.stringify({ context: { team: 'blue' } }));
    const env = { ...WITHOUT_CHECKS, HOME: directory };
    expect(synth([], env)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(synth(['-c', 'team=red'], env).status).toBe(0);
  });

  describe('a stage that exceeds a quota gives the numbers, exit code 1 and no stack trace', () => {
    const many = (count: number, value: object) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`${'x'.repeat(60)}${n}`, value]));

    test('of IAM, where a policy is built, and no template', () => {
      const { orders } = MINIMAL.tables;
      const tables = many(200, { ...orders, encryption: 'customerManaged' });
      writeFileSync(config, JSON.stringify({ ...MINIMAL, tables }));
      const { status, stderr } = synth(['-c', `config=${config}`]);
      expect(status).toBe(1);
      expect(stderr).toMatch(
        /^The authenticated role needs \d\d managed policies .* allows 10 per /,
      );
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
    });

    test('of CloudFormation, on the finished template, without validation too', () => {
      const workloads = many(250, { runsOn: 'ecs', tables: { orders: 'read' } });
      writeFileSync(config, JSON.stringify({ ...MINIMAL, workloads }));
      const { status, stderr } = synth(
        ['-c', `config=${config}`, '--no-validation'],
        NO_CREDENTIALS,
      );
      expect(status).toBe(1);
      expect(stderr).toContain('507 resources (tables 1, workloads 500, connectors 0,');
      expect(stderr).not.toMatch(/^\s+at /m);
    });
  });

  test('an error at synthesis gives its message, exit code 1 and no stack trace', () => {
    writeFileSync(config, JSON.stringify(MINIMAL));
    mkdirSync(join(assembly, 'orders-minimal.template.json'), { recursive: true });
    const { status, stderr } = synth(['-c', `config=${config}`]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^EISDIR/);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('an error thrown in lib/ shows its TypeScript line under --debug', () => {
    const { status, stderr } = synth(['-c', 'stage=nowhere', '--debug']);
    expect(status).toBe(1);
    const [, line] = /\(.*\/lib\/stage\/load-stage\.ts:(\d+):\d+\)/.exec(stderr) ?? [];
    const source = readFileSync(join(ROOT, 'lib', 'stage', 'load-stage.ts'), 'utf8').split('\n');
    expect(source[Number(line) - 1]).toContain('throw new StageFileError');
  });

  test('cdk.json has the feature flags that this version of the library recommends', () => {
    const json = (...path: string[]) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));
    expect(json('cdk.json').context).toEqual(
      json('node_modules', 'aws-cdk-lib', 'recommended-feature-flags.json'),
    );
  });
});
