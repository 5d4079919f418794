import { fullDiff, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { PropertyChange, UnsupportedUpdate } from './property-change';
import { statefulTypeOf, type StatefulType } from './stateful-resources';
import { entriesByName, type Resource, type Template } from './template';
import { unsupportedUpdates } from './unsupported-updates/unsupported-updates';

/** The effect of a stack update on a deployed stateful resource. */
export type StatefulChange = {
  readonly logicalId: string;
  readonly type: StatefulType;
} & Effect;

type Effect =
  | { readonly effect: 'updated' }
  /** CloudFormation fails and rolls back. */
  | { readonly effect: 'unsupported'; readonly updates: readonly UnsupportedUpdate[] }
  /** It is no longer in the stack; `isRetained`: it still exists. */
  | { readonly effect: 'removed'; readonly isRetained: boolean }
  /** A new, empty resource replaces it; `keepsName`: with the same physical name. */
  | {
      readonly effect: 'replaced';
      readonly isRetained: boolean;
      readonly changes: readonly PropertyChange[];
      readonly keepsName: boolean;
    };

/**
 * The effect of an update on each changed stateful resource, by cloudformation-diff and by rules of CloudFormation that
 * it does not have.
 */
export function statefulChanges(deployed: Template, wanted: Template): StatefulChange[] {
  const changes: StatefulChange[] = [];
  fullDiff(deployed, wanted).resources.forEachDifference((logicalId, difference) => {
    const type = statefulTypeOf(deployed, logicalId);
    const from = deployed.Resources?.[logicalId];
    if (!type || !from) return;
    const to = wanted.Resources?.[logicalId];
    changes.push({ logicalId, type, ...effectOf(from, to, difference) });
  });
  return changes;
}

function effectOf(
  from: Resource,
  to: Resource | undefined,
  difference: ResourceDifference,
): Effect {
  if (!to) return { effect: 'removed', isRetained: isRetained(from.DeletionPolicy) };
  const changes = [
    ...changedType(from, to),
    ...replacedProperties(difference),
    ...editedAttributeDefinitions(from, to),
  ];
  if (changes.length > 0) {
    return {
      effect: 'replaced',
      isRetained: [from, to].every((one) => isRetained(one.UpdateReplacePolicy)),
      changes,
      keepsName: keepsName(from, to),
    };
  }
  const updates = unsupportedUpdates(from, to);
  return updates.length > 0 ? { effect: 'unsupported', updates } : { effect: 'updated' };
}

function changedType(from: Resource, to: Resource): PropertyChange[] {
  return from.Type === to.Type ? [] : [{ property: 'Type', from: from.Type, to: to.Type }];
}

/** Source: CloudFormation template reference, DeletionPolicy: `Retain` and `RetainExceptOnCreate`. */
function isRetained(policy: string | undefined): boolean {
  return policy?.startsWith('Retain') ?? false;
}

/** CloudFormation creates the new table before it deletes the old one. */
function keepsName(from: Resource, to: Resource): boolean {
  const name = to.Properties?.TableName;
  return name !== undefined && name === from.Properties?.TableName;
}

/** The properties that replace the resource, or may replace it. */
function replacedProperties({ propertyUpdates }: ResourceDifference): PropertyChange[] {
  return Object.entries(propertyUpdates)
    .filter(([, { changeImpact }]) => changeImpact?.endsWith('REPLACE'))
    .map(([property, { oldValue, newValue }]) => ({
      property,
      from: oldValue as unknown,
      to: newValue as unknown,
    }));
}

/**
 * Key attributes with another type, which replace the table. cloudformation-diff does not have this rule.
 *
 * Source: CloudFormation template reference, AWS::DynamoDB::Table, AttributeDefinitions: "Replacement if you edit an
 * existing AttributeDefinition".
 */
function editedAttributeDefinitions(from: Resource, to: Resource): PropertyChange[] {
  if (from.Type !== 'AWS::DynamoDB::GlobalTable') return [];
  const wanted = entriesByName(to, 'AttributeDefinitions', 'AttributeName');
  return [...entriesByName(from, 'AttributeDefinitions', 'AttributeName')].flatMap(
    ([name, { AttributeType }]) => {
      const other = wanted.get(name);
      if (!other || other.AttributeType === AttributeType) return [];
      const property = `AttributeDefinitions.${name}`;
      return [{ property, from: AttributeType, to: other.AttributeType }];
    },
  );
}
