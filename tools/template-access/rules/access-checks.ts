import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { templateAccess } from '../template-access';
import { version } from '../../../package.json';
import { checkFailure } from './check-failure';
import { ACCESS_RULES } from './access-rules';
import type { Finding, Severity } from './finding';
import { findingsOf } from './findings-of';
import { fileOf, readStack, type StackTemplate } from './analysis/stack-template';

/**
 * Validates who may reach which DynamoDB table in the stacks of an app, whatever they are made with:
 * `Validations.of(app).addPlugins(new AccessChecks())`.
 *
 * A high finding stops the synth, others warn, as it is with the CDK's own validation. One that is meant so is
 * acknowledged on its construct: `Validations.of(scope).acknowledge({ id: 'DynamoDBAccess::ClassicFlow', reason })`.
 */
export class AccessChecks implements IPolicyValidationPlugin {
  readonly name = 'DynamoDBAccess';
  readonly version = version;
  readonly ruleIds = ACCESS_RULES.map(({ name }) => name);

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

/** The CDK's words: an error stops the synth, unless it is acknowledged. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  high: 'error',
  medium: 'warning',
  low: 'warning',
};

function violationsIn(template: StackTemplate): PolicyViolation[] {
  return findingsOf(templateAccess(template)).map((finding) => violationOf(finding, template));
}

function violationOf({ rule, severity, what, at, fix }: Finding, template: StackTemplate) {
  const locations = at.property === '' ? [] : [at.property];
  return {
    ruleName: rule,
    description: what,
    fix,
    severity: SEVERITIES[severity],
    violatingResources: [{ ...fileOf(template, at), locations }],
  };
}
