import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetAwsSettings } from '../../tools/local/local-environment';
import { MINIMAL, withTable } from '../stages';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const CDK_JSON = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
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

/** `npx cdk synth -q` with the real CLI. */
function cdkSynth(args: readonly string[], env: NodeJS.ProcessEnv = WITHOUT_CHECKS) {
  return run([CDK, 'synth', '-q', '-o', assembly, ...args], env);
}

/** The app as the CLI runs it. */
function app(context: object, env: NodeJS.ProcessEnv = {}) {
  return run(['--require', 'ts-node/register', 'bin/app.ts'], {
    ...WITHOUT_CHECKS,
    CDK_OUTDIR: assembly,
    CDK_CONTEXT_JSON: JSON.stringify({ ...CDK_JSON.context, ...context }),
    ...env,
  });
}

function run(program: readonly string[], env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const FINE = { status: 0, stdout: '', stderr: '' };

function template(stackName: string): string {
  return readFileSync(join(assembly, `${stackName}.template.json`), 'utf8');
}

describe('cdk synth', () => {
  test('without flags synthesizes config/dev.json silently; the template checks run, and find nothing', () => {
    const { status, stdout, stderr } = cdkSynth([], NO_CREDENTIALS);
    // The CLI ends a clean report with an empty line.
    expect([status, stdout, stderr.trim()]).toEqual([0, '', '']);
    expect(Object.keys(JSON.parse(template('orders-dev')).Resources)).toContain('OrdersTable');
    const { pluginReports } = JSON.parse(
      readFileSync(join(assembly, 'validation-report.json'), 'utf8'),
    );
    expect(pluginReports.map(({ pluginName }: any) => pluginName)).toContain('AwsSolutions');
  });

  test('-c stage=prod synthesizes config/prod.json silently, and a context key of ~/.cdk.json is left alone', () => {
    writeFileSync(join(directory, '.cdk.json'), JSON.stringify({ context: { team: 'blue' } }));
    const env = { ...WITHOUT_CHECKS, HOME: directory };
    expect(cdkSynth(['-c', 'stage=prod'], env)).toEqual(FINE);
    expect(Object.keys(JSON.parse(template('orders-prod')).Resources)).toContain('OrdersTable');
  });

  test('--no-validation leaves the quotas of CloudFormation: the numbers, exit code 1, no stack trace', () => {
    const workloads = many(250, { runsOn: 'ecs', tables: { orders: 'read' } });
    writeFileSync(config, JSON.stringify({ ...MINIMAL, workloads }));
    const flags = ['-c', `config=${config}`, '--no-validation'];
    const { status, stderr } = cdkSynth(flags, NO_CREDENTIALS);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /507 resources: 500 \w+ 250 workloads \(.* 1 \w+ 1 table \(OrdersTable\)/,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('--debug shows the TypeScript line of an error that is thrown in lib/', () => {
    const { status, stderr } = cdkSynth(['-c', 'stage=nowhere', '--debug']);
    expect(status).toBe(1);
    // The exit code of the app, as the CLI prints it.
    expect(stderr).toMatch(/exited with error 2$/m);
    const [, line] = /\(.*\/lib\/stage\/load-stage\.ts:(\d+):\d+\)/.exec(stderr) ?? [];
    const source = readFileSync(join(ROOT, 'lib', 'stage', 'load-stage.ts'), 'utf8').split('\n');
    expect(source[Number(line) - 1]).toContain('throw new StageFileError');
  });
});

test('the same stage file gives the same bytes on any machine and in any account', () => {
  const bytes = (env: NodeJS.ProcessEnv) => {
    expect(app({ config: 'config/dev.json', compare: 'false' }, env).status).toBe(0);
    return template('orders-dev');
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

/** Runs the app, which has to fail before there is something to deploy. */
function failed(context: object) {
  const { status, stderr } = app(context);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
  return { status, stderr };
}

describe('error of the app: its message, without a stack trace and a template', () => {
  test('an invalid stage file: its validation errors, and exit code 1', () => {
    writeFileSync(config, JSON.stringify(withTable({ tableName: 'a/b', rows: 'mine' })));
    const { status, stderr } = failed({ config });
    expect(status).toBe(1);
    expect(stderr).toMatch(/stage\.json: 2 .*tables\.orders\.rows .*line 1, column/s);
  });

  test('an unknown context key and an empty stage: exit code 2', () => {
    const { status, stderr } = failed({ stage: '', stge: 'prod' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/found {4}"stge=prod"\n.* stage, config, .*\n.* -c stage=/);
    expect(stderr).toMatch(/found {4}"stage="\n/);
  });

  test('a quota of IAM, where a policy is built: the numbers, and exit code 1', () => {
    const { orders } = MINIMAL.tables;
    const tables = many(200, { ...orders, encryption: 'customerManaged' });
    writeFileSync(config, JSON.stringify({ ...MINIMAL, tables }));
    const { status, stderr } = failed({ config });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The authenticated role needs \d\d managed policies .* allows 10 per /);
  });

  test('an error at synthesis: exit code 1', () => {
    writeFileSync(config, JSON.stringify(MINIMAL));
    mkdirSync(join(assembly, 'orders-minimal.template.json'), { recursive: true });
    const { status, stderr } = failed({ config });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^EISDIR/);
  });
});

function many(count: number, value: object) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${'x'.repeat(60)}${n}`, value]),
  );
}

test('cdk.json has the feature flags that this version of the library recommends', () => {
  const json = (...path: string[]) => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8'));
  expect(CDK_JSON.context).toEqual(
    json('node_modules', 'aws-cdk-lib', 'recommended-feature-flags.json'),
  );
});
