import type { PolicyValidationPluginReport, PolicyViolatingResource } from 'aws-cdk-lib/core';
import { z } from 'zod';

const metadata = z.record(z.string(), z.string());

/** The CDK's `PolicyValidationPluginReport`, and nothing else. */
const reportSchema = z.strictObject({
  success: z.boolean(),
  violations: z.array(
    z.strictObject({
      ruleName: z.string(),
      description: z.string(),
      violatingResources: z.array(
        z.strictObject({
          resourceLogicalId: z.string().optional(),
          constructPath: z.string().optional(),
          locations: z.array(z.string()),
          templatePath: z.string().optional(),
        }),
      ),
      fix: z.string().optional(),
      severity: z.string().optional(),
      ruleMetadata: metadata.optional(),
    }),
  ),
  pluginVersion: z.string().optional(),
  metadata: metadata.optional(),
});

/** @throws {z.ZodError} if it does not have exactly the shape of a plugin's report */
export function parseReport(json: unknown): PolicyValidationPluginReport {
  return reportSchema.parse(json);
}

/** The report with the path of each template mapped to another. */
export function withTemplatePaths(
  report: PolicyValidationPluginReport,
  map: (path: string) => string,
): PolicyValidationPluginReport {
  const moved = ({ templatePath, ...resource }: PolicyViolatingResource) =>
    templatePath === undefined ? resource : { ...resource, templatePath: map(templatePath) };
  const violations = report.violations.map((violation) => ({
    ...violation,
    violatingResources: violation.violatingResources.map(moved),
  }));
  return { ...report, violations };
}
