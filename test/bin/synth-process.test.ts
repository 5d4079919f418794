import { join, relative } from 'node:path';
import { OWN_CODE } from '../../tools/template-checks/template-checks';
import { forgetAwsSettings } from '../../tools/local/local-environment';
import { loadedModules } from './loaded-modules';

const ROOT = join(__dirname, '..', '..');
const NOBODY: NodeJS.ProcessEnv = { ...process.env };
forgetAwsSettings(NOBODY);
jest.setTimeout(120_000);

/** What a synth whose checks are remembered has no use for. */
const NEEDLESS = [
  'node_modules/typescript/',
  'node_modules/@typescript/',
  'node_modules/ts-node/dist/',
  'node_modules/@swc/',
  'node_modules/zod/',
  'node_modules/cdk-nag/lib/',
  'node_modules/@aws-sdk/',
  'node_modules/aws-cdk-lib/index.js',
  'node_modules/aws-cdk-lib/aws-lambda/',
  'node_modules/aws-cdk-lib/aws-s3/',
  'node_modules/aws-cdk-lib/aws-ec2/',
  'tools/template-access/rules/',
  'tools/template-access/',
  'tools/report/',
  'tools/simulator/',
];

test.each(['dev', 'everything'])(
  'a synth of %s that nothing has changed for loads only what it needs',
  (stage) => {
    const env = { ...NOBODY, CDK_CONTEXT_JSON: JSON.stringify({ stage }) };
    loadedModules('bin/app.ts', env);
    const loaded = loadedModules('bin/app.ts', env);
    expect(loaded).toContain(join('lib', 'access-stack.ts'));
    const code = loaded.filter((file) => !file.endsWith('package.json'));
    expect(code.filter((file) => NEEDLESS.some((one) => file.startsWith(one)))).toEqual([]);
  },
);

test('our own rules run again when any of the code that they are made of changes', () => {
  const folders = OWN_CODE.map((folder) => relative(ROOT, folder));
  const own = ownModules(join('tools', 'template-access', 'rules', 'access-checks.ts'));
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter((file) => !isIn(folders, file))).toEqual([]);
});

test('a stage file is checked again when any of the code that checks it changes', () => {
  const own = ownModules(join('lib', 'stage', 'validate-stage.ts'));
  expect(own.length).toBeGreaterThan(30);
  expect(own.filter((file) => !isIn([join('lib', 'stage')], file))).toEqual([]);
});

function ownModules(program: string): string[] {
  return loadedModules(program).filter((file) => file.startsWith('lib'));
}

function isIn(folders: readonly string[], file: string): boolean {
  return folders.some((folder) => file.startsWith(join(folder, '/')));
}
