import { listOf, objectOf, textOf, type JsonObject } from '../template/json-values';
import { within, type Location } from '../template/location';
import type { Resource } from '../template/resource';
import { shown } from '../template/template-text';
import type { Unresolved } from '../template/unresolved';

/** Where the items of a table come from or go to beside its readers and writers: streams, other tables, imports. */
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
      what: `who reads the stream ${shown(stream)}, to which all changes of rows are copied`,
    },
    table !== undefined && {
      at: within(at, 'GlobalTableSourceArn'),
      what: `who reads and writes the table ${shown(table)}, which shares all rows with this one`,
    },
    bucket !== undefined && {
      at: within(at, 'ImportSourceSpecification'),
      what: `who writes the bucket ${shown(bucket)}, of which the first rows are`,
    },
  ].filter((flow) => flow !== false);
}
