import { asList, asObject, asText, type JsonObject } from '../template/json-values';
import { within, type Location } from '../template/location';
import type { Resource } from '../template/resource';
import { shown } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';

/** Data flows other than reads and writes of the table: Kinesis streams, replicas, imports. */
export function dataFlowsOf({ id, properties }: Resource): readonly Unresolved[] {
  const at = { resource: id, property: 'Properties' };
  return [
    ...flowsIn(properties, at),
    ...asList(properties.Replicas).flatMap((replica, position) =>
      flowsIn(asObject(replica), within(at, `Replicas[${position}]`)),
    ),
  ];
}

function flowsIn(properties: JsonObject, at: Location): readonly Unresolved[] {
  const { KinesisStreamSpecification, GlobalTableSourceArn, ImportSourceSpecification } =
    properties;
  const { S3BucketSource } = asObject(ImportSourceSpecification);
  const stream = asText(asObject(KinesisStreamSpecification).StreamArn) ?? 'unknown';
  const table = asText(GlobalTableSourceArn);
  const bucket = asText(asObject(S3BucketSource).S3Bucket);
  return [
    KinesisStreamSpecification !== undefined && {
      at: within(at, 'KinesisStreamSpecification'),
      what: `readers of Kinesis stream ${shown(stream)}, which receives all item changes`,
    },
    table !== undefined && {
      at: within(at, 'GlobalTableSourceArn'),
      what: `readers and writers of table ${shown(table)}, which replicates all items with this table`,
    },
    bucket !== undefined && {
      at: within(at, 'ImportSourceSpecification'),
      what: `writers of S3 bucket ${shown(bucket)}, from which the initial items are imported`,
    },
  ].filter((flow) => flow !== false);
}
