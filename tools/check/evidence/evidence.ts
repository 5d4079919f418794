import builderOfReports from 'junit-report-builder';
import type { VerificationResult } from '../run/verify-deployment';
import type { ProbeResult } from '../run/run-probe';

/** Which stack was checked, by whom and when. */
export interface CheckCircumstances {
  readonly stackName: string;
  readonly stackId: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** `AWS`, or the URL that took its place. */
  readonly endpoint: string;
  /** The ARN of the caller. */
  readonly caller: string;
  readonly began: Date;
  readonly ended: Date;
}

/** Whether everything came out as expected, and nothing is left behind. */
export function isProven({ results, left }: VerificationResult): boolean {
  return results.length > 0 && results.every(({ passed }) => passed) && left.length === 0;
}

/** What a check has found, as JSON to be kept; no password, token, key or item is in it. */
export function evidence(result: VerificationResult, circumstances: CheckCircumstances) {
  const { enforced, results, left } = result;
  const { began, ended, ...where } = circumstances;
  return {
    ...where,
    began: began.toISOString(),
    ended: ended.toISOString(),
    passed: isProven(result),
    /** Whether the endpoint enforces these by itself; otherwise denials are decided from what is deployed. */
    enforced,
    notRemoved: left,
    probes: results.map(({ probe, outcome, passed, milliseconds, detail }) => ({
      ...probe,
      outcome,
      passed,
      milliseconds: Math.round(milliseconds),
      detail,
    })),
  };
}

/** What a probe is about, in words: the table and whose row, or what is shown and which role is asked for. */
export function describeProbe({ probe }: Pick<ProbeResult, 'probe'>): string {
  if (probe.kind === 'identity') {
    const role = probe.roleOfTenant === undefined ? '' : `, role of tenant ${probe.roleOfTenant}`;
    const about = probe.action === 'UpdateUserAttributes' ? 'their own tenant' : probe.shows;
    return `${about}${role}`;
  }
  if (probe.table === undefined) return 'another table';
  const whose = probe.rowOf === probe.who ? 'own row' : `row of ${String(probe.rowOf)}`;
  return `${probe.table}, ${whose}`;
}

/** The results as JUnit XML, the way CI systems read it: a test case a probe, a suite for everybody who tried. */
export function junit(
  results: readonly ProbeResult[],
  { stackName, began }: Pick<CheckCircumstances, 'stackName' | 'began'>,
): string {
  const builder = builderOfReports.newBuilder();
  for (const who of new Set(results.map(({ probe }) => probe.who))) {
    const suite = builder.testSuite().name(`${stackName}: ${who}`).timestamp(began);
    for (const result of results.filter(({ probe }) => probe.who === who)) {
      const { probe, outcome, passed, milliseconds, detail } = result;
      const testCase = suite
        .testCase()
        .className(`${stackName}.${who}`)
        .name(`${probe.action} on ${describeProbe(result)} is ${probe.expected}`)
        .time(Math.round(milliseconds) / 1_000);
      if (!passed) testCase.failure(`${outcome}: ${detail}`);
      else testCase.standardOutput(`${outcome}: ${detail}`);
    }
  }
  return builder.build();
}
