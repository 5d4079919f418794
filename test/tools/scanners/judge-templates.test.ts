import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../../tools/scanners/finding';
import { CONTROL } from '../../../tools/scanners/control';
import type { Judge } from '../../../tools/scanners/judge';
import { judgeTemplates } from '../../../tools/scanners/judge-templates';

const directory = mkdtempSync(join(tmpdir(), 'judge-templates-'));
afterAll(() => rmSync(directory, { recursive: true }));
const DEV = {
  stage: 'dev',
  file: join(directory, 'dev.json'),
  region: 'eu-west-1',
  resources: 7,
};

/** A judge that says what it is told to, of the stages that it is told. */
function judge(name: 'cfn-lint' | 'checkov', said: readonly (readonly [string, string])[]): Judge {
  const findings = said.map(([stage, rule]): Finding => ({
    judge: name,
    rule,
    stage,
    path: [],
    message: 'found',
  }));
  return {
    name,
    environment: {},
    args: (templates) => templates.map(({ file }) => file),
    findings: () => findings,
  };
}

const CONDEMNED = ['E3002', 'W2001', 'I1022'].map((rule) => [CONTROL, rule] as const);
const WILDCARD = ['CKV_AWS_109', 'CKV_AWS_111'].map((rule) => [CONTROL, rule] as const);
const start = jest.fn(() => Promise.resolve({ exitCode: 0, stdout: '', stderr: '' }));
beforeEach(() => start.mockClear());

test('every judge starts once, on all templates and on one that is bad on purpose', async () => {
  const judges = [judge('cfn-lint', CONDEMNED), judge('checkov', WILDCARD)];
  await judgeTemplates([DEV], judges, start);
  const files = [DEV.file, join(directory, `${CONTROL}.json`)];
  expect(start.mock.calls).toEqual(judges.map((one) => [one, files]));
  expect(readdirSync(directory)).toEqual([`${CONTROL}.json`]);
  const { Resources } = JSON.parse(readFileSync(files[1] ?? '', 'utf8'));
  expect(Resources.Everything.Properties.PolicyDocument.Statement).toEqual([
    { Effect: 'Allow', Action: '*', Resource: '*' },
  ]);
});

test('what they found in the stages comes back, and nothing of the bad one', async () => {
  const judges = [
    judge('cfn-lint', [...CONDEMNED, ['dev', 'W3005']]),
    judge('checkov', [['dev', 'CKV_AWS_111'], ...WILDCARD]),
  ];
  const found = await judgeTemplates([DEV], judges, start);
  expect(found.map(({ stage, rule }) => [stage, rule])).toEqual([
    ['dev', 'W3005'],
    ['dev', 'CKV_AWS_111'],
  ]);
});

test.each([
  ['E3002', 'cfn-lint', CONDEMNED],
  ['W2001', 'cfn-lint', CONDEMNED],
  ['I1022', 'cfn-lint', CONDEMNED],
  ['CKV_AWS_109', 'checkov', WILDCARD],
  ['CKV_AWS_111', 'checkov', WILDCARD],
] as const)('a judge that overlooks %s in it is not believed', async (rule, name, all) => {
  const others = all.filter(([, one]) => one !== rule);
  // Found elsewhere is not found there.
  const judges = [judge(name, [...others, ['dev', rule]])];
  await expect(judgeTemplates([DEV], judges, start)).rejects.toThrow(
    `in a template that is bad on purpose\nexpected ${rule};`,
  );
});

test('a judge that says nothing is not believed', async () => {
  await expect(judgeTemplates([DEV], [judge('checkov', [])], start)).rejects.toThrow(
    'checkov did not judge every template: received no finding in a template that is bad on purpose\nexpected CKV_AWS_109, CKV_AWS_111;',
  );
});

test('a judge that speaks of a template that is not there is not believed', async () => {
  const judges = [judge('checkov', [...WILDCARD, ['manifest', 'CKV_AWS_111']])];
  await expect(judgeTemplates([DEV], judges, start)).rejects.toThrow(
    `received manifest\nexpected dev,${CONTROL};`,
  );
});

test('no template is nothing to be content with', async () => {
  await expect(judgeTemplates([], [judge('checkov', WILDCARD)], start)).rejects.toThrow(
    'received no stage file in config/',
  );
  expect(start).not.toHaveBeenCalled();
});
