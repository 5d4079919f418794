import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { countedNames } from '../../lib/access/quota-error';
import { CLOUDFORMATION_QUOTAS } from '../../lib/aws/quotas';
import { checkFailure } from '../template-access/rules/check-failure';
import { templateEntries, type Section, type TemplateEntries } from './template-entries';

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
        const entries = () => templateEntries(context.appConstruct, stackConstructPath);
        return templateQuotaViolations(readFileSync(templatePath, 'utf8'), entries);
      });
      return { success: violations.length === 0, violations };
    } catch (error) {
      return checkFailure(this.name, error);
    }
  }
}

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
 * The quotas of CloudFormation that a template exceeds, with the size and the largest entries of each
 * section of the stage file.
 *
 * @param text the template as uploaded
 * @param entries is called if a quota is exceeded
 */
export function templateQuotaViolations(
  text: string,
  entries: () => TemplateEntries,
): PolicyViolation[] {
  const exceeded = measures(text).filter(({ count, quota }) => count > quota);
  if (exceeded.length === 0) return [];
  const known = entries();
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

function violationOf(measure: Measure, entries: TemplateEntries): PolicyViolation {
  const { what, count, quota } = measure;
  return {
    ruleName: RULES[what],
    description: `The template has ${count} ${what}: ${sizesBySection(measure, entries)}. CloudFormation allows ${quota}.`,
    fix: FIX,
    severity: 'fatal',
    violatingResources: [{ locations: [] }],
  };
}

/** `480 for 240 workloads (A, B, C and 237 more), 19 for everything else`, the largest section and entries first. */
function sizesBySection({ count, parts }: Measure, entries: TemplateEntries): string {
  const sections = new Map<Section, Map<string, number>>();
  for (const [resource, size] of parts()) {
    const { section, name } = entries.get(resource) ?? {};
    if (section === undefined || name === undefined) continue;
    const sizes = sections.get(section) ?? new Map<string, number>();
    sections.set(section, sizes.set(name, (sizes.get(name) ?? 0) + size));
  }
  const known = [...sections].map(([section, sizes]) => {
    const names = [...sizes].sort(([, a], [, b]) => b - a).map(([name]) => name);
    return { size: sum([...sizes.values()]), what: countedNames(NOUNS[section], names) };
  });
  const rest = { size: count - sum(known.map(({ size }) => size)), what: 'everything else' };
  return [...known.sort((a, b) => b.size - a.size), ...(rest.size > 0 ? [rest] : [])]
    .map(({ size, what }) => `${size} for ${what}`)
    .join(', ');
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

const NOUNS: Readonly<Record<Section, string>> = {
  tables: 'table',
  clients: 'app client',
  tenants: 'tenant',
  groups: 'group',
  workloads: 'workload',
  connectors: 'connector',
  others: 'other construct',
};

const RULES: Readonly<Record<Measure['what'], string>> = {
  resources: 'TemplateResources',
  outputs: 'TemplateOutputs',
  bytes: 'TemplateBytes',
};

const FIX =
  'Move tables into another stage file with the same identity.userPool, or define workloads and connectors in a stack of your own with the constructs of lib/index.ts.';
