import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetAwsSettings } from '../../tools/local/local-environment';
import { MINIMAL, withTable } from '../stages';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
/** Nobody: as somebody, the app compares with what is deployed, which has a test of its own. */
const NOBODY: NodeJS.ProcessEnv = { ...process.env };
forgetAwsSettings(NOBODY);
/** The checks of templates, which take seconds, have a test of their own too. */
const WITHOUT_CHECKS = { ...NOBODY, CDK_VALIDATION: 'false' };
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

test.each([
  ['no flag', [], 'orders-dev'],
  ['-c stage=prod', ['-c', 'stage=prod'], 'orders-prod'],
])('%s synthesizes %j to %s without a word', (_title, flags, stackName) => {
  expect(synth(flags)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(Object.keys(template(stackName).Resources)).toContain('OrdersTable');
});

test('-c config=PATH synthesizes any file', () => {
  writeFileSync(config, JSON.stringify(MINIMAL));
  expect(synth(['-c', `config=${config}`])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(Object.keys(template('orders-minimal').Resources)).toContain('OrdersTable');
});

test('the checks of the template run by default, and find nothing to say', () => {
  const { status, stdout, stderr } = synth([], NOBODY);
  // The CLI ends a clean report with an empty line.
  expect([status, stdout, stderr.trim()]).toEqual([0, '', '']);
  const { pluginReports } = JSON.parse(
    readFileSync(join(assembly, 'validation-report.json'), 'utf8'),
  );
  expect(pluginReports.map(({ pluginName }: any) => pluginName)).toContain('AwsSolutions');
});

test('the same stage file gives the same bytes wherever, and as whomever, it is synthesized', () => {
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

test('a bad stage file gives its problems, exit code 1, no stack trace and no template', () => {
  writeFileSync(config, JSON.stringify({ ...withTable({ tableName: 'a/b', rows: 'mine' }) }));
  const { status, stderr } = synth(['-c', `config=${config}`]);
  expect(status).toBe(1);
  expect(stderr).toContain(`${config}: 2 problems\n\n  tables.orders.rows (line 1, column `);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
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
