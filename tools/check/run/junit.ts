import builderOfReports from 'junit-report-builder';
import { aboutOf, type Circumstances } from './evidence';
import type { ProbeResult } from './probe-result';

/** The results as JUnit XML, the way CI systems read it: a test case a probe, a suite for everybody who tried. */
export function junit(
  results: readonly ProbeResult[],
  { stackName, began }: Pick<Circumstances, 'stackName' | 'began'>,
): string {
  const builder = builderOfReports.newBuilder();
  for (const who of new Set(results.map(({ probe }) => probe.who))) {
    const suite = builder.testSuite().name(`${stackName}: ${who}`).timestamp(began);
    for (const result of results.filter(({ probe }) => probe.who === who)) {
      const { probe, outcome, passed, milliseconds, detail } = result;
      const testCase = suite
        .testCase()
        .className(`${stackName}.${who}`)
        .name(`${probe.action} on ${aboutOf(result)} is ${probe.expected}`)
        .time(Math.round(milliseconds) / 1_000);
      if (!passed) testCase.failure(`${outcome}: ${detail}`);
      else testCase.standardOutput(`${outcome}: ${detail}`);
    }
  }
  return builder.build();
}
