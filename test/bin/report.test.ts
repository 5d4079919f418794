import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOfStage } from '../../tools/report/report-of-stage';

const ROOT = join(__dirname, '..', '..');
const COMMITTED = readFileSync(join(ROOT, 'config', 'own.access.md'), 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'report-command-'));
afterAll(() => rmSync(directory, { recursive: true }));
jest.setTimeout(120_000);

/** A folder with a copy of our stages and their reports, in which the command runs. */
function folder(): string {
  const path = mkdtempSync(join(directory, 'project-'));
  cpSync(join(ROOT, 'config'), join(path, 'config'), { recursive: true });
  return path;
}

/** Writes the stage file anew; the key to the report that is committed for it stays. */
function changed(cwd: string, from: string, to: string): void {
  const file = join(cwd, 'config', 'own.json');
  const before = readFileSync(file, 'utf8');
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

async function run(cwd: string, ...args: string[]) {
  const program = ['--require', join(ROOT, 'node_modules', 'ts-node', 'register')];
  const command = spawn(process.execPath, [...program, join(ROOT, 'bin', 'report.ts'), ...args], {
    cwd,
    env: { PATH: process.env.PATH, TS_NODE_PROJECT: join(ROOT, 'tsconfig.json') },
  });
  let [stdout, stderr] = ['', ''];
  command.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  command.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = await once(command, 'close');
  return { status, stdout, stderr };
}

const committed = (cwd: string) => join(cwd, 'config', 'own.access.md');
const OWN = ['--stage', 'own'];
const again = (flags: string) => `npm run report -- ${flags} writes it anew`;

test('the report is written beside the stage file, and holds', async () => {
  const cwd = folder();
  rmSync(committed(cwd));
  expect(await run(cwd, ...OWN)).toEqual({
    status: 0,
    stdout: 'wrote config/own.access.md: 2 tables, 1 principal, 0 findings, 0 not resolved\n',
    stderr: '',
  });
  expect(readFileSync(committed(cwd), 'utf8')).toBe(COMMITTED);
  expect(await run(cwd, ...OWN, '--check')).toEqual({
    status: 0,
    stdout: 'config/own.access.md holds\n',
    stderr: '',
  });
});

test('--check fails with the lines that differ where somebody may do more, and writes nothing', async () => {
  const cwd = folder();
  changed(cwd, '"rows": "own"', '"rows": "all"');
  const { status, stdout, stderr } = await run(cwd, ...OWN, '--check');
  expect([status, stdout]).toEqual([1, '']);
  const [added] = stderr.split('\n').filter((line) => line.startsWith('+| may | ProfilesTable |'));
  expect(added).toBe(
    '+| may | ProfilesTable | GetItem, PutItem, UpdateItem | all | none | AuthenticatedRolePolicy: GetPutUpdateItemsOfProfilesTable | [tables.profiles.rows] |',
  );
  expect(stderr).toMatch(
    new RegExp(
      `\nconfig/own.access.md does not say what the template grants now; where that is meant, ${again('--stage own')}: commit it with the change\n$`,
    ),
  );
  expect(readFileSync(committed(cwd), 'utf8')).toBe(COMMITTED);
});

test('--check passes where only lines of the stage file moved, and says so', async () => {
  const cwd = folder();
  changed(cwd, '"tables"', '\n\n  "tables"');
  expect(await run(cwd, ...OWN, '--check')).toEqual({
    status: 0,
    stdout: `config/own.access.md holds, but for line numbers of the stage file; ${again('--stage own')}\n`,
    stderr: '',
  });
  expect(readFileSync(committed(cwd), 'utf8')).toBe(COMMITTED);
});

test('--check fails where there is no report, and writes none', async () => {
  const cwd = folder();
  rmSync(committed(cwd));
  expect(await run(cwd, '--config', 'config/own.json', '--check')).toEqual({
    status: 1,
    stdout: '',
    stderr: `config/own.access.md is not there; expected a committed report; ${again('--config config/own.json')}\n`,
  });
  expect(existsSync(committed(cwd))).toBe(false);
});

test('--format json is the report as data', async () => {
  const cwd = folder();
  const { status } = await run(cwd, ...OWN, '--format', 'json');
  const written = JSON.parse(readFileSync(join(cwd, 'config', 'own.access.json'), 'utf8'));
  const report = reportOfStage(join(ROOT, 'config', 'own.json'));
  expect([status, written]).toEqual([
    0,
    JSON.parse(JSON.stringify({ ...report, source: 'own.json' })),
  ]);
});

test('a template of anybody has its report beside it', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'stack.template.json'), '{"Resources": {}}');
  const { status, stdout } = await run(cwd, '--template', 'stack.template.json');
  expect([status, stdout]).toEqual([
    0,
    'wrote stack.access.md: 0 tables, 0 principals, 0 findings, 0 not resolved\n',
  ]);
  expect(readFileSync(join(cwd, 'stack.access.md'), 'utf8')).toContain('Nobody reaches a table.');
});

test.each<[string, string | undefined, readonly string[], RegExp]>([
  [
    'an unknown format',
    undefined,
    [...OWN, '--format', 'pdf'],
    /^error: option '--format <format>' argument 'pdf' is invalid\. Allowed choices are md, html, json\.$/,
  ],
  [
    'a template and a stage',
    '{}',
    [...OWN, '--template', 't'],
    /^error: option '--template <file>' cannot be used with option '--stage <name>'$/,
  ],
  [
    'no template',
    undefined,
    ['--template', 't'],
    /^t: no such file; expected a CloudFormation template; /,
  ],
  [
    'broken JSON',
    '{"Resources":',
    ['--template', 't'],
    /^t: received broken JSON: .*; synthesize it with cdk synth/,
  ],
  [
    'broken YAML',
    'Resources: [a',
    ['--template', 't'],
    /^t: received broken YAML: .*; synthesize it with cdk synth/,
  ],
])('%s is one plain sentence', async (_what, content, args, message) => {
  const cwd = folder();
  if (content !== undefined) writeFileSync(join(cwd, 't'), content);
  const { status, stdout, stderr } = await run(cwd, ...args);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.trim()).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
