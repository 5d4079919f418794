import { checkov } from '../../../tools/scanners/checkov';

const DEV = { stage: 'dev', file: '/tmp/templates/dev.json', region: 'us-east-1', resources: 7 };
const PROD = { ...DEV, stage: 'prod', file: '/tmp/templates/prod.json', resources: 5 };

/** One finding, as checkov 3.3.30 prints it. */
const LOGS = {
  check_id: 'CKV_AWS_158',
  bc_check_id: null,
  check_name: 'Ensure that CloudWatch Log Group is encrypted by KMS',
  check_result: { result: 'FAILED', evaluated_keys: ['Properties/KmsKeyId'] },
  file_path: '/prod.json',
  file_line_range: [331, 338],
  resource: 'AWS::Logs::LogGroup.ApiLogGroup',
  severity: null,
};

function findings(results: object = {}, summary: object = {}) {
  const report = {
    check_type: 'cloudformation',
    results: {
      passed_checks: [],
      failed_checks: [],
      skipped_checks: [],
      parsing_errors: [],
      ...results,
    },
    summary: { passed: 0, failed: 1, resource_count: 12, ...summary },
    url: 'Add an api key',
  };
  return findingsIn(JSON.stringify(report));
}

function findingsIn(stdout: string) {
  return checkov.findings({ exitCode: 1, stdout, stderr: 'a word' }, [DEV, PROD]);
}

const FOUND = {
  scanner: 'checkov',
  rule: 'CKV_AWS_158',
  stage: 'prod',
  path: ['Resources', 'ApiLogGroup'],
  message: 'Ensure that CloudWatch Log Group is encrypted by KMS',
};

describe('checkov', () => {
  test('failed checks are findings', () => {
    expect(findings({ failed_checks: [LOGS] })).toEqual([FOUND]);
    expect(findings()).toEqual([]);
  });

  test('a check that the template itself skips is a finding too', () => {
    expect(findings({ skipped_checks: [LOGS] })).toEqual([FOUND]);
  });

  test('a template that it cannot read is an error', () => {
    expect(() => findings({ parsing_errors: ['/dev.json'] })).toThrow('/dev.json');
  });

  test('a resource that it has not scanned is an error', () => {
    expect(() => findings({}, { resource_count: 5 })).toThrow(' 5 of 12 resources');
  });

  test.each([
    // As it answers an empty folder, with exit code 0.
    ['no template', '{ "passed": 0, "failed": 0, "resource_count": 0 }'],
    ['nothing', ''],
    ['a stack trace', 'Traceback (most recent call last):'],
    ['reports of several frameworks', '[]'],
  ])('%s is no report', (_title, stdout) => {
    expect(() => findingsIn(stdout)).toThrow(`Exit code 1\n${stdout}a word\n`);
  });

  test('it scans the folder of the templates, and calls no service', () => {
    expect(checkov.args([DEV, PROD]).join(' ')).toBe(
      '--directory /tmp/templates --framework cloudformation --compact --skip-download --output json',
    );
    expect(checkov.environment).toEqual({ CKV_SKIP_PACKAGE_UPDATE_CHECK: 'true' });
  });
});
