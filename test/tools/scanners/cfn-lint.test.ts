import { cfnLint } from '../../../tools/scanners/cfn-lint';
import type { ScannerOutput } from '../../../tools/scanners/scanner';

const DEV = { stage: 'dev', file: '/tmp/templates/dev.json', region: 'us-east-1', resources: 7 };
const PROD = { ...DEV, stage: 'prod', file: '/tmp/templates/prod.json', region: 'eu-west-1' };

/** One finding, as cfn-lint 1.58.0 prints it. */
const finding = (level: string, rule: string) => ({
  Filename: PROD.file,
  Id: 'c1945056-3bea-7727-be2b-fbeb121981e7',
  Level: level,
  Location: {
    Path: ['Resources', 'Role', 'Properties', 'Policies', 0],
    Start: { ColumnNumber: 10, LineNumber: 376 },
    End: { ColumnNumber: 12, LineNumber: 376 },
  },
  Message: `breaks ${rule}`,
  ParentId: null,
  Rule: { Id: rule, Description: '', ShortDescription: '', Source: 'https://example.com' },
});
const ERROR = finding('Error', 'E3002');
const WARNING = finding('Warning', 'W2001');
const INFORMATIONAL = finding('Informational', 'I3042');

const output = (report: unknown, exitCode?: number): ScannerOutput => ({
  exitCode,
  stdout: typeof report === 'string' ? report : JSON.stringify(report),
  stderr: 'a word',
});
const findings = (printed: ScannerOutput) => cfnLint.findings(printed, [DEV, PROD]);

describe('cfn-lint', () => {
  test('errors, warnings and informational findings are findings', () => {
    const path = ['Resources', 'Role', 'Properties', 'Policies', 0];
    const of = (rule: string) => ({
      scanner: 'cfn-lint',
      rule,
      stage: 'prod',
      path,
      message: `breaks ${rule}`,
    });
    expect(findings(output([ERROR, WARNING, INFORMATIONAL], 14))).toEqual(
      ['E3002', 'W2001', 'I3042'].map(of),
    );
    expect(findings(output([], 0))).toEqual([]);
  });

  test('a finding about a whole file has an empty path', () => {
    const whole = { ...ERROR, Location: { ...ERROR.Location, Path: null } };
    expect(findings(output([whole], 2))).toMatchObject([{ stage: 'prod', path: [] }]);
  });

  test.each([
    ['nothing', '', 0],
    ['a stack trace', 'Traceback (most recent call last):', 1],
    ['half of a report', '[{"Filename": "prod.json"', 2],
    ['findings without a rule', [{ ...ERROR, Rule: {} }], 2],
    ['an unknown level', [{ ...ERROR, Level: 'Fatal' }], 2],
    ['a report of another form', { findings: [] }, 0],
  ])('%s is no report', (_title, report, exitCode) => {
    const { stdout } = output(report);
    expect(() => findings(output(report, exitCode))).toThrow(
      `Exit code ${exitCode}\n${stdout}a word\n`,
    );
  });

  test('the error has the end of a long output, where the reason is', () => {
    const stdout = `${'usage '.repeat(1_000)}no such option`;
    const end = `${stdout}a word`.slice(-2_000);
    expect(() => findings(output(stdout, 2))).toThrow(`did not scan every template. ${end}\n`);
  });

  test.each([
    ['no finding and a failure', [], 1],
    ['a warning and success', [WARNING], 0],
    ['an error and the exit code of a warning', [ERROR], 4],
    ['a finding and a signal', [ERROR], undefined],
  ])('%s are contradictory', (_title, report, exitCode) => {
    expect(() => findings(output(report, exitCode))).toThrow(/exit code is .*\na word\n/);
  });

  test('it scans every template by name, by rules of all levels, for the regions of the stages', () => {
    expect(cfnLint.args([DEV, PROD, DEV]).join(' ')).toBe(
      `--format json --include-checks I --mandatory-checks E W I --regions us-east-1 eu-west-1 --template ${DEV.file} ${PROD.file} ${DEV.file}`,
    );
  });
});
