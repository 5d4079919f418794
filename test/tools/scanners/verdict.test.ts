import { describeFaults, describeSkipped } from '../../../tools/scanners/describe-verdict';
import type { Finding } from '../../../tools/scanners/finding';
import { SKIPS, type Skip } from '../../../tools/scanners/skips';
import { verdictOf } from '../../../tools/scanners/verdict';

const FINDING: Finding = {
  judge: 'checkov',
  rule: 'CKV_AWS_158',
  stage: 'prod',
  path: ['Resources', 'ApiLogGroup'],
  message: 'Ensure that CloudWatch Log Group is encrypted by KMS',
};
const SKIP: Skip = {
  judge: 'checkov',
  rule: 'CKV_AWS_158',
  at: /^Resources\/\w+LogGroup$/,
  reason: 'encrypted by default',
};

test('a finding that no skip is about is a fault', () => {
  const verdict = verdictOf([FINDING], []);
  expect(verdict).toEqual({ findings: [FINDING], skipped: [], stale: [] });
  expect(describeFaults(verdict)).toBe(`npm run judge: 1 problem

  prod.Resources.ApiLogGroup
    received  Ensure that CloudWatch Log Group is encrypted by KMS
    expected  nothing that checkov CKV_AWS_158 is about
    fix       mend what makes the template, or skip it in tools/scanners/skips.ts with a reason`);
});

test('a skip takes its findings away, and is told with its reason', () => {
  const verdict = verdictOf([FINDING, { ...FINDING, stage: 'dev' }], [SKIP]);
  expect(verdict).toEqual({ findings: [], skipped: [{ skip: SKIP, count: 2 }], stale: [] });
  expect(describeFaults(verdict)).toBeUndefined();
  expect(describeSkipped(verdict)).toEqual([
    'skipped 2 of checkov CKV_AWS_158: encrypted by default',
  ]);
});

test.each([
  ['judge', { ...FINDING, judge: 'cfn-lint' as const }],
  ['rule', { ...FINDING, rule: 'CKV_AWS_66' }],
  ['place', { ...FINDING, path: ['Resources', 'ApiRole'] }],
  ['stage', { ...FINDING, stage: 'dev' }],
])('a skip is not about another %s', (_what, other) => {
  const verdict = verdictOf([FINDING, other], [{ ...SKIP, stages: ['prod'] }]);
  expect(verdict).toMatchObject({ findings: [other], skipped: [{ count: 1 }], stale: [] });
});

test('a skip of what nobody found is a fault', () => {
  const verdict = verdictOf([{ ...FINDING, rule: 'CKV_AWS_66' }], [SKIP]);
  expect(verdict.stale).toEqual([{ skip: SKIP }]);
  expect(describeFaults({ ...verdict, findings: [] })).toBe(`npm run judge: 1 problem

  SKIPS checkov CKV_AWS_158
    received  a skip of what nobody found
    expected  something that checkov CKV_AWS_158 is about at /^Resources\\/\\w+LogGroup$/
    fix       remove it from tools/scanners/skips.ts`);
});

test('a skip that names stages is true of each', () => {
  const skip = { ...SKIP, stages: ['prod', 'dev'] };
  const verdict = verdictOf([FINDING], [skip]);
  expect(verdict).toMatchObject({ findings: [], stale: [{ skip, stage: 'dev' }] });
  expect(describeFaults(verdict)).toContain('a skip of what nobody found in dev');
  expect(describeFaults(verdict)).toContain(
    'remove it from tools/scanners/skips.ts, or dev from its stages',
  );
});

test('all faults are told at once', () => {
  expect(describeFaults(verdictOf([{ ...FINDING, rule: 'CKV_AWS_66' }], [SKIP]))).toContain(
    'npm run judge: 2 problems',
  );
});

test.each(SKIPS)('the skip of $judge $rule names a place and a reason', ({ at, reason }) => {
  expect(at.test('')).toBe(false);
  // A pattern with a memory would skip every other finding.
  expect(at.flags).not.toMatch(/[gy]/);
  expect(reason).toMatch(/\w+ \w+ \w+/);
});
