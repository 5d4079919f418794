import { TABLE_TYPES } from './arns';
import { copiesOf } from './copies-of-tables';
import type { Location, Unresolved } from './location';
import { placed } from './places';
import type { Resource } from './resources';
import { isSet, listOf, objectOf, textOf, type JsonObject } from './shapes';
import { statementsOf, type PolicyStatement } from './statement';
import type { TemplateText } from './template-text';

export interface Table {
  readonly id: string;
  readonly at: Location;
  readonly name: TemplateText;
  readonly arn: TemplateText;
  readonly streamArn: TemplateText;
  readonly partitionKey: string | undefined;
  readonly sortKey: string | undefined;
  /** The names of its indexes. */
  readonly indexes: readonly string[];
  /** The ARNs, IDs or aliases of KMS keys, one or one a replica; none for keys that AWS owns. */
  readonly keys: readonly TemplateText[];
  /** What the policies on the table and on its stream let others do. */
  readonly resourcePolicies: readonly ResourcePolicy[];
}

export interface ResourcePolicy {
  readonly on: 'table' | 'stream';
  /** The region of the replica, of a global table: each has policies of its own. */
  readonly replica: TemplateText | undefined;
  readonly at: Location;
  readonly statements: readonly PolicyStatement[];
}

export interface Found<T> {
  readonly found: readonly T[];
  readonly unresolved: readonly Unresolved[];
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
  const policies = documentsIn(properties, 'Properties').map(({ document, property, ...of }) => {
    const at = { resource: id, property };
    return { ...of, at, ...statementsOf(document, at) };
  });
  const table: Table = {
    id,
    at: { resource: id, property: '' },
    name,
    arn: attribute('Arn'),
    streamArn: attribute('StreamArn'),
    partitionKey: keyAttribute(properties, 'HASH') ?? keyOfSimpleTable(resource),
    sortKey: keyAttribute(properties, 'RANGE'),
    indexes: ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes']
      .flatMap((kind) => listOf(property(properties, kind)))
      .flatMap((index) => textOf(property(objectOf(index), 'IndexName')) ?? []),
    keys: keysIn(properties),
    resourcePolicies: policies.map(({ on, replica, at, statements }) => ({
      on,
      replica,
      at,
      statements,
    })),
  };
  const open = policies.flatMap(({ unresolved }) => unresolved);
  return { table, unresolved: [...open, ...copiesOf(resource)] };
}

interface PolicyOf extends Pick<ResourcePolicy, 'on' | 'replica'> {
  readonly document: unknown;
  readonly property: string;
}

/** A table has them itself, a global table in each replica; a stream in its specification. */
function documentsIn(properties: JsonObject, path: string, replica?: TemplateText): PolicyOf[] {
  const { ResourcePolicy, StreamSpecification, ReplicaStreamSpecification, Replicas } = properties;
  const stream =
    StreamSpecification === undefined ? 'ReplicaStreamSpecification' : 'StreamSpecification';
  const ofStream = objectOf(StreamSpecification ?? ReplicaStreamSpecification).ResourcePolicy;
  const policy = (on: 'table' | 'stream', written: unknown, property: string): PolicyOf[] =>
    written === undefined
      ? []
      : [{ on, replica, document: documentOf(written), property: `${property}.PolicyDocument` }];
  return [
    ...policy('table', ResourcePolicy, `${path}.ResourcePolicy`),
    ...policy('stream', ofStream, `${path}.${stream}.ResourcePolicy`),
    ...placed(Replicas).flatMap(({ one, place }) => {
      const region = textOf(objectOf(one).Region);
      return documentsIn(objectOf(one), `${path}.Replicas[${place}]`, region);
    }),
  ];
}

function documentOf(policy: unknown): unknown {
  const { PolicyDocument: document = policy } = objectOf(policy);
  return document;
}

function keyAttribute(properties: Readonly<Record<string, unknown>>, kind: string) {
  const schema = listOf(property(properties, 'KeySchema')).map(objectOf);
  const element = schema.find((one) => textOf(property(one, 'KeyType')) === kind);
  return element && textOf(property(element, 'AttributeName'));
}

/** Source: AWS SAM Developer Guide, AWS::Serverless::SimpleTable. */
function keyOfSimpleTable({ type, properties }: Resource): string | undefined {
  const isSimple = type === 'AWS::Serverless::SimpleTable';
  return isSimple ? (textOf(objectOf(properties.PrimaryKey).Name) ?? 'id') : undefined;
}

/** What DynamoDB names its key in an account. */
export const AWS_MANAGED_KEY = 'alias/aws/dynamodb';

/** A global table names the key of each replica, because a key is of one region. */
function keysIn({ SSESpecification, Replicas }: Readonly<Record<string, unknown>>) {
  const { KMSMasterKeyId: own, SSEEnabled } = objectOf(SSESpecification);
  const managed = isSet(SSEEnabled ?? false) ? AWS_MANAGED_KEY : undefined;
  const replicas = listOf(Replicas).map((one) => objectOf(objectOf(one).SSESpecification));
  const named = replicas.map(({ KMSMasterKeyId }) => textOf(KMSMasterKeyId) ?? managed);
  const keys = replicas.length > 0 && own === undefined ? named : [textOf(own) ?? managed];
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** A property, also where a custom resource writes it in lower case. */
function property(properties: Readonly<Record<string, unknown>>, name: string): unknown {
  return properties[name] ?? properties[name.charAt(0).toLowerCase() + name.slice(1)];
}
