import { fullDiff, type ResourceDifference } from '@aws-cdk/cloudformation-diff';
import type { PropertyChange, UnsupportedUpdate } from './property-change';
import { statefulTypeOf, type StatefulType } from './stateful-resources';
import { entriesByName, type ComparedResource, type Template } from './template';
import { unsupportedTableUpdates } from './unsupported-updates/table-updates';
import { unsupportedUserPoolDomainUpdates } from './unsupported-updates/user-pool-domain-updates';
import { unsupportedUserPoolUpdates } from './unsupported-updates/user-pool-updates';

/** The effect of a stack update on a deployed resource that is stateful, or that CloudFormation cannot update. */
export type StatefulChange = { readonly logicalId: string } & (Unsupported | LossOrUpdate);

/** CloudFormation fails and rolls back. */
interface Unsupported {
  readonly effect: 'unsupported';
  /** Such as `AWS::Cognito::UserPoolDomain`. */
  readonly type: Pick<StatefulType, 'type'>;
  readonly updates: readonly UnsupportedUpdate[];
}

type LossOrUpdate = { readonly type: StatefulType } & (
  | { readonly effect: 'updated' }
  /** It is no longer in the stack; `isRetained`: it still exists. */
  | { readonly effect: 'removed'; readonly isRetained: boolean }
  /** A new, empty resource replaces it; `keepsName`: with the same physical name. */
  | {
      readonly effect: 'replaced';
      readonly isRetained: boolean;
      readonly changes: readonly PropertyChange[];
      readonly keepsName: boolean;
    }
);

/**
 * The effect of an update on each changed stateful resource, and on each that CloudFormation cannot update: by
 * cloudformation-diff and by rules of CloudFormation that it does not have.
 */
export function statefulChanges(deployed: Template, wanted: Template): StatefulChange[] {
  const changes: StatefulChange[] = [];
  fullDiff(deployed, wanted).resources.forEachDifference((logicalId, difference) => {
    const from = deployed.Resources?.[logicalId];
    if (!from) return;
    const to = wanted.Resources?.[logicalId];
    const type = statefulTypeOf(deployed, logicalId);
    const change =
      (type && lossOf(type, from, to, difference)) ??
      (to && unsupportedChange(from, to)) ??
      (type && ({ effect: 'updated', type } as const));
    if (change) changes.push({ logicalId, ...change });
  });
  return changes;
}

/** The changes of a resource that CloudFormation cannot deploy. */
const UNSUPPORTED_UPDATES: Readonly<
  Record<string, (from: ComparedResource, to: ComparedResource) => UnsupportedUpdate[]>
> = {
  'AWS::DynamoDB::GlobalTable': unsupportedTableUpdates,
  'AWS::Cognito::UserPool': unsupportedUserPoolUpdates,
  'AWS::Cognito::UserPoolDomain': unsupportedUserPoolDomainUpdates,
};

function unsupportedChange(from: ComparedResource, to: ComparedResource): Unsupported | undefined {
  const updates = UNSUPPORTED_UPDATES[from.Type]?.(from, to) ?? [];
  if (updates.length === 0) return undefined;
  return { effect: 'unsupported', type: { type: from.Type }, updates };
}

function lossOf(
  type: StatefulType,
  from: ComparedResource,
  to: ComparedResource | undefined,
  difference: ResourceDifference,
): LossOrUpdate | undefined {
  if (!to) return { type, effect: 'removed', isRetained: isRetained(from.DeletionPolicy) };
  const changes = [
    ...changedType(from, to),
    ...replacedProperties(difference),
    ...editedAttributeDefinitions(from, to),
  ];
  if (changes.length === 0) return undefined;
  return {
    type,
    effect: 'replaced',
    isRetained: [from, to].every((one) => isRetained(one.UpdateReplacePolicy)),
    changes,
    keepsName: keepsName(from, to),
  };
}

function changedType(from: ComparedResource, to: ComparedResource): PropertyChange[] {
  return from.Type === to.Type ? [] : [{ property: 'Type', from: from.Type, to: to.Type }];
}

/** Source: CloudFormation template reference, DeletionPolicy: `Retain` and `RetainExceptOnCreate`. */
function isRetained(policy: string | undefined): boolean {
  return policy?.startsWith('Retain') ?? false;
}

/** CloudFormation creates the new table before it deletes the old one. */
function keepsName(from: ComparedResource, to: ComparedResource): boolean {
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
function editedAttributeDefinitions(
  from: ComparedResource,
  to: ComparedResource,
): PropertyChange[] {
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
