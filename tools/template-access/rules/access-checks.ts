import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { version } from '../../../package.json';
import { analyzeTemplate } from '../analyze-template';
import { ACCESS_RULES } from './access-rules';
import { checkFailure } from './check-failure';
import type { Finding, Severity } from './finding';
import { findingsOf } from './findings-of';
import { fileOf, readStack, type StackTemplate } from './stack-template';

/**
 * A CDK validation plugin that checks who can access which DynamoDB tables in the stacks of any app:
 * `Validations.of(app).addPlugins(new AccessChecks())`.
 *
 * A finding of high severity fails the synth; others are warnings, and informational ones are in the access report only.
 * Acknowledge an intended one on its construct:
 * `Validations.of(scope).acknowledge({ id: 'DynamoDBAccess::ClassicFlow', reason })`.
 */
export class AccessChecks implements IPolicyValidationPlugin {
  /** The name in reports, and before `::` in the IDs of acknowledged findings. */
  readonly name = 'DynamoDBAccess';
  /** The version of this package. */
  readonly version = version;
  /** The names of the rules. */
  readonly ruleIds = ACCESS_RULES.map(({ name }) => name);

  /** Returns a violation for each finding in the templates of the app. The CDK calls it at the end of a synth. */
  validate({
    stackTemplates,
    appConstruct,
  }: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const violations = stackTemplates.flatMap(({ stackConstructPath, templatePath }) =>
        violationsIn(readStack(appConstruct, stackConstructPath, templatePath)),
      );
      return { success: violations.every(({ severity }) => severity !== 'error'), violations };
    } catch (error) {
      return checkFailure(this.name, error);
    }
  }
}

/** The CDK's severities: an error fails the synth unless it is acknowledged. What is intended is no violation. */
const SEVERITIES: Readonly<Record<Severity, string | undefined>> = {
  high: 'error',
  medium: 'warning',
  low: 'warning',
  info: undefined,
};

function violationsIn(template: StackTemplate): PolicyViolation[] {
  return findingsOf(analyzeTemplate(template)).flatMap((finding) => violationOf(finding, template));
}

function violationOf(
  { rule, severity: ofFinding, what, at, fix }: Finding,
  template: StackTemplate,
): readonly PolicyViolation[] {
  const severity = SEVERITIES[ofFinding];
  if (severity === undefined) return [];
  const locations = at.property === '' ? [] : [at.property];
  return [
    {
      ruleName: rule,
      description: what,
      fix,
      severity,
      violatingResources: [{ ...fileOf(template, at), locations }],
    },
  ];
}
