import { listOf, objectOf, textOf, type JsonObject } from '../template/json-values';
import { within, type Location } from '../template/location';
import type { Resource } from '../template/resource';
import { shown } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';

/** Data flows other than reads and writes of the table: Kinesis streams, replicas, imports. */
export function dataFlowsOf({ id, properties }: Resource): readonly Unresolved[] {
  const at = { resource: id, property: 'Properties' };
  return [
    ...flowsIn(properties, at),
    ...listOf(properties.Replicas).flatMap((replica, position) =>
      flowsIn(objectOf(replica), within(at, `Replicas[${position}]`)),
    ),
  ];
}

function flowsIn(properties: JsonObject, at: Location): readonly Unresolved[] {
  const { KinesisStreamSpecification, GlobalTableSourceArn, ImportSourceSpecification } =
    properties;
  const { S3BucketSource } = objectOf(ImportSourceSpecification);
  const stream = textOf(objectOf(KinesisStreamSpecification).StreamArn) ?? 'unknown';
  const table = textOf(GlobalTableSourceArn);
  const bucket = textOf(objectOf(S3BucketSource).S3Bucket);
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
