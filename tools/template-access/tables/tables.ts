import { isSet, asList, asObject, asText, type JsonObject } from '../template/json-values';
import type { Location } from '../template/location';
import type { Resource } from '../template/resource';
import { TABLE_TYPES } from '../template/resource-arns';
import type { TemplateText } from '../template/template-text';
import type { Found, Unresolved } from '../template/unresolved';
import { dataFlowsOf } from './data-flows';
import { tablePoliciesOf, type ResourcePolicy } from './resource-policies';

/** A DynamoDB table of the template. */
export interface Table {
  readonly id: string;
  /** Whether it is not in the template; `id` is then the ID that the stack would give it. */
  readonly isExisting?: true;
  readonly at: Location;
  readonly name: TemplateText;
  readonly arn: TemplateText;
  readonly streamArn: TemplateText;
  readonly partitionKey: string | undefined;
  readonly sortKey: string | undefined;
  /** The names of its secondary indexes. */
  readonly indexes: readonly string[];
  /** The ARNs, IDs or aliases of its KMS keys, one per replica; empty for an AWS owned key. */
  readonly keys: readonly TemplateText[];
  /** The resource-based policies of the table and of its stream. */
  readonly resourcePolicies: readonly ResourcePolicy[];
}

export function tablesOf(resources: readonly Resource[]): Found<Table> {
  const all = resources.filter(({ type }) => TABLE_TYPES.includes(type)).map(tableOf);
  return {
    found: all.map(({ table }) => table),
    unresolved: all.flatMap(({ unresolved }) => unresolved),
  };
}

function tableOf(resource: Resource): { table: Table; unresolved: readonly Unresolved[] } {
  const { id, properties, name, attribute } = resource;
  const policies = tablePoliciesOf(resource);
  const table: Table = {
    id,
    at: { resource: id, property: '' },
    name,
    arn: attribute('Arn'),
    streamArn: attribute('StreamArn'),
    partitionKey: keyAttribute(properties, 'HASH'),
    sortKey: keyAttribute(properties, 'RANGE'),
    indexes: ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes']
      .flatMap((kind) => asList(property(properties, kind)))
      .flatMap((index) => asText(property(asObject(index), 'IndexName')) ?? []),
    keys: keysIn(properties),
    resourcePolicies: policies.found,
  };
  return { table, unresolved: [...policies.unresolved, ...dataFlowsOf(resource)] };
}

function keyAttribute(properties: JsonObject, keyType: 'HASH' | 'RANGE'): string | undefined {
  const schema = asList(property(properties, 'KeySchema')).map(asObject);
  const element = schema.find((one) => asText(property(one, 'KeyType')) === keyType);
  return element && asText(property(element, 'AttributeName'));
}

/** The alias of DynamoDB's AWS managed key. */
export const AWS_MANAGED_KEY = 'alias/aws/dynamodb';

/** A global table names one key per replica, because KMS keys are regional. */
function keysIn({ SSESpecification, Replicas }: JsonObject): readonly TemplateText[] {
  const { KMSMasterKeyId: own, SSEEnabled } = asObject(SSESpecification);
  const managed = isSet(SSEEnabled ?? false) ? AWS_MANAGED_KEY : undefined;
  const replicas = asList(Replicas).map((one) => asObject(asObject(one).SSESpecification));
  const named = replicas.map(({ KMSMasterKeyId }) => asText(KMSMasterKeyId) ?? managed);
  const keys = replicas.length > 0 && own === undefined ? named : [asText(own) ?? managed];
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** A property, also with a lower-case first letter as in Amplify's custom resource. */
function property(properties: JsonObject, name: string): unknown {
  return properties[name] ?? properties[name.charAt(0).toLowerCase() + name.slice(1)];
}
