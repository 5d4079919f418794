import { CfnResource, Resource, Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { listItem, markdownText } from './markdown-text';

/** A stage, synthesized as far as its constructs. */
export interface StageConstructs {
  readonly name: string;
  readonly constructs: readonly IConstruct[];
}

/** Findings of template checks that constructs acknowledge for one reason. */
interface Acknowledgement {
  /** The CloudFormation type of the resource, or the class of the construct. */
  readonly kind: string;
  readonly reason: string;
  readonly rules: Set<string>;
  readonly stages: Set<string>;
}

/** The findings that the constructs of stages acknowledge, as a Markdown list by kind of construct. */
export function acknowledgedFindings(stages: readonly StageConstructs[]): string {
  const all = acknowledgements(stages);
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  const blocks = kinds.map((kind) => {
    const items = all.filter((one) => one.kind === kind).map(findingItem);
    return [`**${kind}**`, items.sort().join('\n')].join('\n\n');
  });
  return blocks.join('\n\n');
}

function acknowledgements(stages: readonly StageConstructs[]): Acknowledgement[] {
  const found = new Map<string, Acknowledgement>();
  for (const { name, constructs } of stages) {
    for (const [kind, rule, reason] of constructs.flatMap(acknowledgedOn)) {
      const key = JSON.stringify([kind, reason]);
      const one = found.get(key) ?? { kind, reason, rules: new Set(), stages: new Set() };
      one.rules.add(rule);
      one.stages.add(name);
      found.set(key, one);
    }
  }
  return [...found.values()];
}

function findingItem({ reason, rules, stages }: Acknowledgement): string {
  const code = (values: Iterable<string>) => [...values].map((one) => `\`${one}\``).join(', ');
  return listItem(`${code([...rules].sort())}: ${markdownText(reason)} Stages: ${code(stages)}.`);
}

type AcknowledgedFinding = readonly [kind: string, rule: string, reason: string];

function acknowledgedOn(construct: IConstruct): AcknowledgedFinding[] {
  return construct.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Readonly<Record<string, string>>))
    .map(([id, reason]) => [kindOf(construct), withoutPack(id), reason]);
}

/** `AwsSolutions::AwsSolutions-COG2` is the rule `AwsSolutions-COG2`. */
function withoutPack(id: string): string {
  return id.slice(id.indexOf('::') + '::'.length);
}

function kindOf(construct: IConstruct): string {
  const resource = Resource.isResource(construct) ? construct.node.defaultChild : construct;
  return CfnResource.isCfnResource(resource)
    ? `\`${resource.cfnResourceType}\``
    : `The construct \`${construct.constructor.name}\``;
}
