import builderOfReports from 'junit-report-builder';
import type { CheckCircumstances } from '../../check/evidence/evidence';
import { hasPassed, type TableDrill } from './drill-result';

/** The evidence file as JSON. It has counts and keyed hashes, and no key, attribute or other value of an item. */
export function drillEvidence(
  drills: readonly TableDrill[],
  notRemoved: readonly string[],
  { began, ended, ...where }: CheckCircumstances,
) {
  return {
    ...where,
    began: began.toISOString(),
    ended: ended.toISOString(),
    passed: hasPassed(drills) && notRemoved.length === 0,
    notRemoved,
    tables: drills.map(({ restoreMs, ...drill }) => ({
      ...drill,
      restoreSeconds: restoreMs === undefined ? undefined : Math.round(restoreMs / 1_000),
    })),
  };
}

/** The results as JUnit XML: a test suite for each table, a test case for each check. */
export function drillJunit(
  drills: readonly TableDrill[],
  { stackName, began }: Pick<CheckCircumstances, 'stackName' | 'began'>,
): string {
  const report = builderOfReports.newBuilder();
  for (const { table, checks, restoreMs = 0 } of drills) {
    const suite = report.testSuite().name(`${stackName}: ${table}`).timestamp(began);
    for (const { check, passed, detail } of checks) {
      const testCase = suite.testCase().className(`${stackName}.${table}`).name(check);
      if (check === 'restore') testCase.time(restoreMs / 1_000);
      if (passed) testCase.standardOutput(detail);
      else testCase.failure(detail);
    }
  }
  return report.build();
}
