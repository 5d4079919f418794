import { readFileSync } from 'node:fs';
import {
  CfnElement,
  Stack,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { CLOUDFORMATION_QUOTAS } from '../../lib/aws/quotas';
import { Connector } from '../../lib/connectors/connector';
import { AccessTable } from '../../lib/table/access-table';
import { Workload } from '../../lib/workloads/workload';
import { checkFailure } from '../template-access/rules/check-failure';

/**
 * Validates the number of resources and outputs and the size of a synthesized template against CloudFormation's quotas.
 *
 * Findings are fatal, so they cannot be acknowledged.
 */
export class TemplateQuotas implements IPolicyValidationPlugin {
  readonly name = 'TemplateQuotas';
  readonly ruleIds = Object.values(RULES);

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const violations = context.stackTemplates.flatMap(({ templatePath, stackConstructPath }) => {
        const sections = () => sectionsOf(context.appConstruct, stackConstructPath);
        return templateQuotaViolations(readFileSync(templatePath, 'utf8'), sections);
      });
      return { success: violations.length === 0, violations };
    } catch (error) {
      return checkFailure(this.name, error);
    }
  }
}

/** The sections of a stage file with most of a template's resources. */
type Section = 'tables' | 'workloads' | 'connectors';

/** The section that each resource belongs to, by its logical ID. */
type Sections = ReadonlyMap<string, Section>;

interface Template {
  readonly Resources?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

/** A quantity of a template, in total and by resource. */
interface Measure {
  readonly what: 'resources' | 'outputs' | 'bytes';
  readonly count: number;
  readonly quota: number;
  readonly parts: () => readonly (readonly [resource: string, size: number])[];
}

/**
 * The quotas of CloudFormation that a template exceeds, with the numbers of each section.
 *
 * @param text the template as uploaded
 * @param sections is called if a quota is exceeded
 */
export function templateQuotaViolations(text: string, sections: () => Sections): PolicyViolation[] {
  const exceeded = measures(text).filter(({ count, quota }) => count > quota);
  if (exceeded.length === 0) return [];
  const known = sections();
  return exceeded.map((measure) => violationOf(measure, known));
}

function measures(text: string): Measure[] {
  const { Resources = {}, Outputs = {} } = JSON.parse(text) as Template;
  const resources = Object.entries(Resources);
  const outputs = Object.values(Outputs);
  return [
    {
      what: 'resources',
      count: resources.length,
      quota: CLOUDFORMATION_QUOTAS.resources,
      parts: () => resources.map(([id]) => [id, 1]),
    },
    {
      what: 'outputs',
      count: outputs.length,
      quota: CLOUDFORMATION_QUOTAS.outputs,
      parts: () => outputs.map((output) => [resourceOf(output), 1]),
    },
    {
      what: 'bytes',
      count: Buffer.byteLength(text),
      quota: CLOUDFORMATION_QUOTAS.templateBytes,
      parts: () => resources.map(([id, value]) => [id, bytesOf(value)]),
    },
  ];
}

/** The first resource that an output refers to. */
function resourceOf(output: unknown): string {
  return /"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/.exec(JSON.stringify(output))?.[1] ?? '';
}

function bytesOf(resource: unknown): number {
  return Buffer.byteLength(JSON.stringify(resource));
}

function violationOf({ what, count, quota, parts }: Measure, sections: Sections): PolicyViolation {
  const sizes = { tables: 0, workloads: 0, connectors: 0, rest: 0 };
  for (const [resource, size] of parts()) sizes[sections.get(resource) ?? 'rest'] += size;
  const { tables, workloads, connectors } = sizes;
  const rest = count - tables - workloads - connectors;
  return {
    ruleName: RULES[what],
    description: `The template has ${count} ${what} (tables ${tables}, workloads ${workloads}, connectors ${connectors}, everything else ${rest}); CloudFormation allows ${quota}.`,
    fix: FIX,
    severity: 'fatal',
    violatingResources: [{ locations: [] }],
  };
}

const RULES: Readonly<Record<Measure['what'], string>> = {
  resources: 'TemplateResources',
  outputs: 'TemplateOutputs',
  bytes: 'TemplateBytes',
};

const FIX =
  'Move tables into another stage file with the same identity.userPool, or define workloads and connectors in a stack of your own with the constructs of lib/index.ts.';

/** The section of each resource below a stack. */
function sectionsOf(app: IConstruct, stackPath: string): Sections {
  const stack = app.node.findAll().find(({ node }) => node.path === stackPath);
  if (!Stack.isStack(stack)) return new Map();
  return new Map(
    stack.node.children.flatMap((child) => {
      const section = sectionOf(child);
      if (!section) return [];
      const elements = child.node.findAll().filter((one) => CfnElement.isCfnElement(one));
      return elements.map((one) => [stack.getLogicalId(one), section] as const);
    }),
  );
}

function sectionOf(construct: IConstruct): Section | undefined {
  if (construct instanceof AccessTable) return 'tables';
  if (construct instanceof Workload) return 'workloads';
  if (construct instanceof Connector) return 'connectors';
  return undefined;
}
