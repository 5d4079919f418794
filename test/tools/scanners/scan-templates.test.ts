import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScannerFinding, Scanner } from '../../../tools/scanners/scanner';
import { CONTROL } from '../../../tools/scanners/control-template';
import { scanTemplates } from '../../../tools/scanners/scan-templates';

const directory = mkdtempSync(join(tmpdir(), 'scan-templates-'));
afterAll(() => rmSync(directory, { recursive: true }));
const DEV = {
  stage: 'dev',
  file: join(directory, 'dev.json'),
  region: 'eu-west-1',
  resources: 7,
};

/** A scanner with these findings, by stage and rule. */
function scanner(
  name: 'cfn-lint' | 'checkov',
  rules: readonly (readonly [string, string])[],
): Scanner {
  const findings = rules.map(([stage, rule]): ScannerFinding => ({
    scanner: name,
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

const CONTROL_FINDINGS = ['E3002', 'W2001', 'I1022'].map((rule) => [CONTROL, rule] as const);
const WILDCARD = ['CKV_AWS_109', 'CKV_AWS_111'].map((rule) => [CONTROL, rule] as const);
const start = jest.fn(() => Promise.resolve({ exitCode: 0, stdout: '', stderr: '' }));
beforeEach(() => start.mockClear());

describe('scan of all templates', () => {
  test('every scanner starts once, on all templates and on the control template', async () => {
    const scanners = [scanner('cfn-lint', CONTROL_FINDINGS), scanner('checkov', WILDCARD)];
    await scanTemplates([DEV], scanners, start);
    const files = [DEV.file, join(directory, `${CONTROL}.json`)];
    expect(start.mock.calls).toEqual(scanners.map((one) => [one, files]));
    expect(readdirSync(directory)).toEqual([`${CONTROL}.json`]);
    const { Resources } = JSON.parse(readFileSync(files[1] ?? '', 'utf8'));
    expect(Resources.Everything.Properties.PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: '*', Resource: '*' },
    ]);
  });

  test('the findings in the stages are returned, without those in the control template', async () => {
    const scanners = [
      scanner('cfn-lint', [...CONTROL_FINDINGS, ['dev', 'W3005']]),
      scanner('checkov', [['dev', 'CKV_AWS_111'], ...WILDCARD]),
    ];
    const found = await scanTemplates([DEV], scanners, start);
    expect(found.map(({ stage, rule }) => [stage, rule])).toEqual([
      ['dev', 'W3005'],
      ['dev', 'CKV_AWS_111'],
    ]);
  });

  test.each([
    ['E3002', 'cfn-lint', CONTROL_FINDINGS],
    ['W2001', 'cfn-lint', CONTROL_FINDINGS],
    ['I1022', 'cfn-lint', CONTROL_FINDINGS],
    ['CKV_AWS_109', 'checkov', WILDCARD],
    ['CKV_AWS_111', 'checkov', WILDCARD],
  ] as const)(
    'a scanner that misses %s in the control template is an error',
    async (rule, name, all) => {
      const others = all.filter(([, one]) => one !== rule);
      // The same finding in a stage does not count.
      const scanners = [scanner(name, [...others, ['dev', rule]])];
      await expect(scanTemplates([DEV], scanners, start)).rejects.toThrow(`misses ${rule} `);
    },
  );

  test('a scanner without findings is an error', async () => {
    await expect(scanTemplates([DEV], [scanner('checkov', [])], start)).rejects.toThrow(
      /^checkov .* misses CKV_AWS_109, CKV_AWS_111 /,
    );
  });

  test('a finding in an unknown template is an error', async () => {
    const scanners = [scanner('checkov', [...WILDCARD, ['manifest', 'CKV_AWS_111']])];
    await expect(scanTemplates([DEV], scanners, start)).rejects.toThrow('manifest');
  });

  test('no template is an error', async () => {
    await expect(scanTemplates([], [scanner('checkov', WILDCARD)], start)).rejects.toThrow(
      'config/',
    );
    expect(start).not.toHaveBeenCalled();
  });
});
