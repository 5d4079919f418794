import type { ScannerFinding } from '../../../tools/scanners/scanner';
import {
  assertClean,
  describeSkipped,
  scanErrors,
  scanResult,
} from '../../../tools/scanners/scan-result';
import { SKIPS, type Skip } from '../../../tools/scanners/skips';

const FINDING: ScannerFinding = {
  scanner: 'checkov',
  rule: 'CKV_AWS_158',
  stage: 'prod',
  path: ['Resources', 'ApiLogGroup'],
  message: 'Ensure that CloudWatch Log Group is encrypted by KMS',
};
const OTHER_RULE: ScannerFinding = { ...FINDING, rule: 'CKV_AWS_66' };
const SKIP: Skip = {
  scanner: 'checkov',
  rule: 'CKV_AWS_158',
  at: /^Resources\/\w+LogGroup$/,
  reason: 'encrypted by default',
};

describe('scan result', () => {
  test('a finding that no skip matches is an error at its path', () => {
    const result = scanResult([FINDING], []);
    expect(result).toEqual({ findings: [FINDING], skipped: [], stale: [] });
    expect(scanErrors(result)).toEqual([
      expect.objectContaining({
        path: ['prod', 'Resources', 'ApiLogGroup'],
        received: FINDING.message,
        expected: expect.stringContaining('checkov CKV_AWS_158'),
        fix: expect.stringContaining('tools/scanners/skips.ts'),
      }),
    ]);
  });

  test('a skip removes its findings, and is listed with its reason', () => {
    const result = scanResult([FINDING, { ...FINDING, stage: 'dev' }], [SKIP]);
    expect(result).toEqual({ findings: [], skipped: [{ skip: SKIP, count: 2 }], stale: [] });
    expect(() => assertClean(result)).not.toThrow();
    expect(describeSkipped(result)).toEqual([
      'Skipped 2 of checkov CKV_AWS_158: encrypted by default',
    ]);
  });

  test.each([
    ['scanner', { ...FINDING, scanner: 'cfn-lint' as const }],
    ['rule', OTHER_RULE],
    ['path', { ...FINDING, path: ['Resources', 'ApiRole'] }],
    ['stage', { ...FINDING, stage: 'dev' }],
  ])('a skip does not match another %s', (_what, other) => {
    const result = scanResult([FINDING, other], [{ ...SKIP, stages: ['prod'] }]);
    expect(result).toMatchObject({ findings: [other], skipped: [{ count: 1 }], stale: [] });
  });

  test('a skip without a finding is an error', () => {
    const result = scanResult([], [SKIP]);
    expect(result.stale).toEqual([{ skip: SKIP }]);
    expect(scanErrors(result)).toEqual([
      expect.objectContaining({
        path: ['SKIPS', 'checkov', 'CKV_AWS_158'],
        expected: expect.stringContaining(String(SKIP.at)),
        fix: expect.stringContaining('tools/scanners/skips.ts'),
      }),
    ]);
  });

  test('a skip of several stages must have a finding in each', () => {
    const skip = { ...SKIP, stages: ['prod', 'dev'] };
    const result = scanResult([FINDING], [skip]);
    expect(result).toMatchObject({ findings: [], stale: [{ skip, stage: 'dev' }] });
    expect(scanErrors(result)).toEqual([
      expect.objectContaining({
        received: expect.stringMatching(/ in dev$/),
        fix: expect.stringContaining('dev from its stages'),
      }),
    ]);
  });

  test('one error has every finding and every stale skip', () => {
    expect(() => assertClean(scanResult([OTHER_RULE], [SKIP]))).toThrow(
      /^npm run scan: 2 .*prod\.Resources\.ApiLogGroup\n.*SKIPS checkov CKV_AWS_158\n/s,
    );
  });
});

describe('skips of scanner findings', () => {
  test.each(SKIPS)('the skip of $scanner $rule has a path and a reason', ({ at, reason }) => {
    expect(at.test('')).toBe(false);
    // A stateful pattern would skip every other finding.
    expect(at.flags).not.toMatch(/[gy]/);
    expect(reason).toMatch(/\w+ \w+ \w+/);
  });
});
