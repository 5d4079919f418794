import type { PolicyValidationPluginReport } from 'aws-cdk-lib/core';

/** The report of a check that cannot run. It stops the synth: the CDK itself would ignore a plugin that throws. */
export function checkFailure(name: string, error: unknown): PolicyValidationPluginReport {
  return {
    success: false,
    violations: [
      {
        ruleName: 'CheckCannotRun',
        description: `the check ${name} could not run: ${String(error)}`,
        fix: 'Install the pinned packages again with npm ci',
        severity: 'error',
        violatingResources: [{ locations: [] }],
      },
    ],
  };
}
