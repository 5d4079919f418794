import builderOfReports from 'junit-report-builder';
import type { ProbeResult } from '../run/run-probe';
import type { VerificationResult } from '../run/verify-deployment';
import { describeProbe } from './describe-probe';

/** The checked stack, the caller and the time. */
export interface CheckCircumstances {
  readonly stackName: string;
  readonly stackId: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** `AWS`, or the URL that replaced it. */
  readonly endpoint: string;
  /** The ARN of the caller. */
  readonly caller: string;
  readonly began: Date;
  readonly ended: Date;
}

/** Whether all probes passed and everything was removed. */
export function isProven({ results, left }: VerificationResult): boolean {
  return results.length > 0 && results.every(({ passed }) => passed) && left.length === 0;
}

/** The evidence file as JSON. It has no password, token, key or item. */
export function evidence(result: VerificationResult, circumstances: CheckCircumstances) {
  const { enforced, results, left } = result;
  const { began, ended, ...where } = circumstances;
  return {
    ...where,
    began: began.toISOString(),
    ended: ended.toISOString(),
    passed: isProven(result),
    /** What the endpoint enforces. Denials of the rest are simulated from the deployed policies and settings. */
    enforced: {
      policies: enforced.policies === 'enforced',
      tokens: enforced.tokens === 'enforced',
    },
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

/** The results as JUnit XML: a test suite for each caller, a test case for each probe. */
export function junit(
  results: readonly ProbeResult[],
  { stackName, began }: Pick<CheckCircumstances, 'stackName' | 'began'>,
): string {
  const report = builderOfReports.newBuilder();
  for (const who of new Set(results.map(({ probe }) => probe.who))) {
    const suite = report.testSuite().name(`${stackName}: ${who}`).timestamp(began);
    const ofCaller = results.filter(({ probe }) => probe.who === who);
    for (const { probe, outcome, passed, milliseconds, detail } of ofCaller) {
      const testCase = suite
        .testCase()
        .className(`${stackName}.${who}`)
        .name(`${probe.action} on ${describeProbe(probe)} is ${probe.expected}`)
        .time(Math.round(milliseconds) / 1_000);
      if (passed) testCase.standardOutput(`${outcome}: ${detail}`);
      else testCase.failure(`${outcome}: ${detail}`);
    }
  }
  return report.build();
}
