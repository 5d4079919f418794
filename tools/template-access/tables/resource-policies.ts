import { statementsOf } from '../policies/policy-document';
import type { PolicyStatement } from '../policies/policy-statement';
import { asObject, asText, type JsonObject } from '../template/json-values';
import { withPositions } from '../template/list-positions';
import type { Location } from '../template/location';
import type { Resource } from '../template/resource';
import type { TemplateText } from '../template/template-text';
import type { Found } from '../template/unresolved';

/** A resource-based policy of a table or of its stream. */
export interface ResourcePolicy {
  readonly on: 'table' | 'stream';
  /** The Region of the replica of a global table; each replica has its own policies. */
  readonly replica: TemplateText | undefined;
  readonly at: Location;
  readonly statements: readonly PolicyStatement[];
}

export function tablePoliciesOf({ id, properties }: Resource): Found<ResourcePolicy> {
  const all = documentsIn(properties, 'Properties').map(({ on, replica, document, property }) => {
    const at = { resource: id, property };
    const { statements, unresolved } = statementsOf(document, at);
    return { policy: { on, replica, at, statements }, unresolved };
  });
  return {
    found: all.map(({ policy }) => policy),
    unresolved: all.flatMap(({ unresolved }) => unresolved),
  };
}

interface PolicyDocument extends Pick<ResourcePolicy, 'on' | 'replica'> {
  readonly document: unknown;
  readonly property: string;
}

/** A table has one policy, a global table one per replica; a stream's policy is in its specification. */
function documentsIn(
  properties: JsonObject,
  path: string,
  replica?: TemplateText,
): readonly PolicyDocument[] {
  const { ResourcePolicy, StreamSpecification, ReplicaStreamSpecification, Replicas } = properties;
  const stream =
    StreamSpecification === undefined ? 'ReplicaStreamSpecification' : 'StreamSpecification';
  const ofStream = asObject(StreamSpecification ?? ReplicaStreamSpecification).ResourcePolicy;
  const policy = (on: 'table' | 'stream', written: unknown, property: string): PolicyDocument[] =>
    written === undefined
      ? []
      : [{ on, replica, document: documentOf(written), property: `${property}.PolicyDocument` }];
  return [
    ...policy('table', ResourcePolicy, `${path}.ResourcePolicy`),
    ...policy('stream', ofStream, `${path}.${stream}.ResourcePolicy`),
    ...withPositions(Replicas).flatMap(({ item, position }) => {
      const region = asText(asObject(item).Region);
      return documentsIn(asObject(item), `${path}.Replicas[${position}]`, region);
    }),
  ];
}

function documentOf(policy: unknown): unknown {
  const { PolicyDocument: document = policy } = asObject(policy);
  return document;
}
