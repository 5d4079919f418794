import { fullDiff, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { dataTypeOf, type DataType } from './data-resources';
import { editedAttributes } from './edited-attributes';
import { refusals, type Refusal } from './refusals';
import type { Cause, Resource, Template } from './template';

/** What an update of the stack does to a deployed resource that holds data. */
export type DataChange = {
  readonly logicalId: string;
  /** Such as `AWS::DynamoDB::GlobalTable`. */
  readonly type: string;
  readonly dataType: DataType;
} & (
  | { readonly effect: 'updated' }
  /** CloudFormation refuses half-way and rolls back. */
  | { readonly effect: 'refused'; readonly refusals: readonly Refusal[] }
  /** It leaves the stack; `isKept`: it goes on to exist outside. */
  | { readonly effect: 'removed'; readonly isKept: boolean }
  /** An empty one takes its place; `namedAlike`: under the very name that the old one has. */
  | {
      readonly effect: 'replaced';
      readonly isKept: boolean;
      readonly causes: readonly Cause[];
      readonly namedAlike: boolean;
    }
);

/**
 * What an update from the deployed template does to each resource that holds data, by cloudformation-diff and by what it
 * does not know; a resource that stays as it is has no entry.
 */
export function dataChanges(deployed: Template, wanted: Template): DataChange[] {
  const changes: DataChange[] = [];
  fullDiff(deployed, wanted).resources.forEachDifference((logicalId, difference) => {
    const dataType = dataTypeOf(deployed, logicalId);
    const from = deployed.Resources?.[logicalId];
    if (!dataType || !from) return;
    const to = wanted.Resources?.[logicalId];
    changes.push({ logicalId, type: from.Type, dataType, ...effect(from, to, difference) });
  });
  return changes;
}

function effect(from: Resource, to: Resource | undefined, difference: ResourceDifference) {
  if (!to) return { effect: 'removed', isKept: isRetained(from.DeletionPolicy) } as const;
  const causes = [
    ...otherType(from, to),
    ...replacedProperties(difference),
    ...editedAttributes(from, to),
  ];
  if (causes.length > 0) {
    const isKept = [from, to].every(({ UpdateReplacePolicy }) => isRetained(UpdateReplacePolicy));
    return { effect: 'replaced', isKept, causes, namedAlike: isNamedAlike(from, to) } as const;
  }
  const refused = refusals(from, to);
  return refused.length > 0
    ? ({ effect: 'refused', refusals: refused } as const)
    : ({ effect: 'updated' } as const);
}

function otherType(from: Resource, to: Resource): Cause[] {
  return from.Type === to.Type ? [] : [{ property: 'Type', from: from.Type, to: to.Type }];
}

/** Source: CloudFormation template reference, DeletionPolicy: `Retain` and `RetainExceptOnCreate`. */
function isRetained(policy: string | undefined): boolean {
  return policy?.startsWith('Retain') ?? false;
}

/** CloudFormation makes the new table before it deletes the old one. */
function isNamedAlike(from: Resource, to: Resource): boolean {
  const name = to.Properties?.TableName;
  return name !== undefined && name === from.Properties?.TableName;
}

/** Those that replace it for certain, and those that may. */
function replacedProperties({ propertyUpdates }: ResourceDifference): Cause[] {
  return Object.entries(propertyUpdates)
    .filter(([, { changeImpact }]) => changeImpact?.endsWith('REPLACE'))
    .map(([property, { oldValue, newValue }]) => ({
      property,
      from: oldValue as unknown,
      to: newValue as unknown,
    }));
}
