import type { PolicyValidationPluginReport } from 'aws-cdk-lib/core';

/** The report of a check that cannot run. It fails the synth, because the CDK ignores plugins that throw. */
export function checkFailure(name: string, error: unknown): PolicyValidationPluginReport {
  return {
    success: false,
    violations: [
      {
        ruleName: 'CheckCannotRun',
        description: `The check ${name} could not run: ${String(error)}`,
        fix: 'Reinstall the pinned packages with npm ci',
        severity: 'error',
        violatingResources: [{ locations: [] }],
      },
    ],
  };
}
