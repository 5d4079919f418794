import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { checkFailure } from '../template-access/rules/check-failure';
import { DYNAMODB_TABLE_TYPES } from '../template-access/template/resource-arns';

const RULE = 'TableWithoutBackup';

/**
 * Validates that in a template with a backup plan, a selection names every table by its ARN. cdk-nag has such a rule for
 * `AWS::DynamoDB::Table`, and ignores `AWS::DynamoDB::GlobalTable`.
 *
 * A table that a stage file excludes is acknowledged on its construct.
 */
export class TableBackupsCheck implements IPolicyValidationPlugin {
  readonly name = 'TableBackups';
  readonly ruleIds = [RULE];

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const violations = context.stackTemplates.flatMap(({ templatePath }) => {
        const template = JSON.parse(readFileSync(templatePath, 'utf8')) as Template;
        return tablesWithoutBackup(template).map((id) => violation(id, templatePath));
      });
      return { success: violations.length === 0, violations };
    } catch (error) {
      return checkFailure(this.name, error);
    }
  }
}

interface Resource {
  readonly Type: string;
  readonly Properties?: {
    readonly BackupPlanId?: unknown;
    readonly BackupSelection?: {
      readonly Resources?: readonly unknown[];
      readonly NotResources?: readonly unknown[];
    };
  };
}

interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
}

/** The logical IDs of the tables that no selection of a plan names; none if the template has no plan. */
export function tablesWithoutBackup({ Resources = {} }: Template): string[] {
  const all = Object.entries(Resources);
  const plans = all.filter(([, { Type }]) => Type === 'AWS::Backup::BackupPlan').map(([id]) => id);
  if (plans.length === 0) return [];
  const selected = all.flatMap(([, resource]) => arnsSelectedBy(resource, plans));
  return all
    .filter(([id, { Type }]) => DYNAMODB_TABLE_TYPES.includes(Type) && !selected.includes(id))
    .map(([id]) => id);
}

/** The logical IDs of the resources that a selection of one of the plans names by their ARN. */
function arnsSelectedBy(
  { Type, Properties = {} }: Resource,
  plans: readonly string[],
): (string | undefined)[] {
  const { BackupPlanId: plan, BackupSelection = {} } = Properties;
  const isOfPlan = plans.some((id) => isDeepStrictEqual(plan, { Ref: id }));
  if (Type !== 'AWS::Backup::BackupSelection' || !isOfPlan) return [];
  const { Resources = [], NotResources = [] } = BackupSelection;
  const excluded = NotResources.map(idOfArn);
  return Resources.map(idOfArn).filter((id) => !excluded.includes(id));
}

/** The logical ID in `{ "Fn::GetAtt": [id, "Arn"] }`. */
function idOfArn(resource: unknown): string | undefined {
  const { 'Fn::GetAtt': [id, attribute] = [] } = resource as { 'Fn::GetAtt'?: string[] };
  return attribute === 'Arn' ? id : undefined;
}

function violation(resourceLogicalId: string, templatePath: string): PolicyViolation {
  return {
    ruleName: RULE,
    description: 'The table is in no selection of the backup plan.',
    fix: 'Add its ARN to the resources of the selection, or acknowledge this finding on the table.',
    severity: 'error',
    violatingResources: [{ resourceLogicalId, templatePath, locations: ['Properties'] }],
  };
}
