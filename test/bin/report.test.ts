import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportCommand } from '../../bin/report';
import { reportOfStage } from '../../tools/report/stage-report';
import { runCommand } from './run-command';

const ROOT = join(__dirname, '..', '..');
const COMMITTED = readFileSync(join(ROOT, 'config', 'own.access.md'), 'utf8');
const directory = mkdtempSync(join(tmpdir(), 'report-command-'));
afterAll(() => rmSync(directory, { recursive: true }));

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
  const before = process.cwd();
  process.chdir(cwd);
  try {
    return await runCommand(reportCommand, args);
  } finally {
    process.chdir(before);
  }
}

const committed = (cwd: string) => join(cwd, 'config', 'own.access.md');
const OWN = ['--stage', 'own'];

describe('npm run report', () => {
  test('writes the report beside the stage file, which --check then accepts', async () => {
    const cwd = folder();
    rmSync(committed(cwd));
    expect(await run(cwd, ...OWN)).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /config\/own\.access\.md: .+; 2 tables, 1 principal, 0 unresolved/,
      ),
      stderr: '',
    });
    expect(readFileSync(committed(cwd), 'utf8')).toBe(COMMITTED);
    expect(await run(cwd, ...OWN, '--check')).toEqual({
      status: 0,
      stdout: expect.stringContaining('config/own.access.md'),
      stderr: '',
    });
  });

  test('--check fails with the lines that differ, and writes nothing', async () => {
    const cwd = folder();
    changed(cwd, '"rows": "own"', '"rows": "all"');
    const { status, stdout, stderr } = await run(cwd, ...OWN, '--check');
    expect([status, stdout]).toEqual([1, '']);
    const [added] = stderr
      .split('\n')
      .filter((line) => line.startsWith('+| Allow | ProfilesTable |'));
    expect(added).toBe(
      '+| Allow | ProfilesTable | GetItem, PutItem, UpdateItem | all | none | AuthenticatedRolePolicy: GetPutUpdateItemsOfProfilesTable | [tables.profiles.rows] |',
    );
    expect(stderr).toMatch(/\nconfig\/own\.access\.md .*npm run report -- --stage own .*\n$/);
    expect(readFileSync(committed(cwd), 'utf8')).toBe(COMMITTED);
  });

  test('--check passes where only line numbers of the stage file differ, and says so', async () => {
    const cwd = folder();
    changed(cwd, '"tables"', '\n\n  "tables"');
    expect(await run(cwd, ...OWN, '--check')).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /config\/own\.access\.md .*line.*npm run report -- --stage own /,
      ),
      stderr: '',
    });
    expect(readFileSync(committed(cwd), 'utf8')).toBe(COMMITTED);
  });

  test('--check fails without a report, and writes none', async () => {
    const cwd = folder();
    rmSync(committed(cwd));
    expect(await run(cwd, '--config', 'config/own.json', '--check')).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^config\/own\.access\.md .*npm run report -- --config config\/own\.json /,
      ),
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

  test('--template writes the report beside the template', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'stack.template.json'), '{"Resources": {}}');
    const { status, stdout } = await run(cwd, '--template', 'stack.template.json');
    expect(status).toBe(0);
    expect(stdout).toMatch(/stack\.access\.md: no findings; 0 tables, 0 principals, 0 unresolved/);
    expect(readFileSync(join(cwd, 'stack.access.md'), 'utf8')).toContain(
      'No principal has access to a table.',
    );
  });

  test.each<[string, string | undefined, readonly string[], RegExp]>([
    [
      'an unknown format',
      undefined,
      [...OWN, '--format', 'pdf'],
      /--format .*'pdf' .* md, html, json/,
    ],
    ['a template and a stage', '{}', [...OWN, '--template', 't'], /--template .*--stage/],
    ['no template', undefined, ['--template', 't'], /--template .*'t' /],
  ])(
    '%s is wrong usage, in one line and a pointer to --help',
    async (_what, content, args, error) => {
      const cwd = folder();
      if (content !== undefined) writeFileSync(join(cwd, 't'), content);
      const { status, stdout, stderr } = await run(cwd, ...args);
      expect([status, stdout]).toEqual([2, '']);
      const [line, pointer, ...more] = stderr.trim().split('\n');
      expect(line).toMatch(error);
      expect(pointer).toContain('npm run report -- --help');
      expect(more).toEqual([]);
    },
  );

  test.each([
    ['JSON', '{"Resources":'],
    ['YAML', 'Resources: [a'],
  ])('the error of broken %s is one line', async (format, content) => {
    const cwd = folder();
    writeFileSync(join(cwd, 't'), content);
    const { status, stdout, stderr } = await run(cwd, '--template', 't');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim()).toMatch(new RegExp(`^t: .*${format}`));
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
