import { within, type Location, type Unresolved } from './location';
import type { Resource } from './resources';
import { listOf, objectOf, textOf, type JsonObject } from './shapes';
import { shown } from './template-text';

/** Where the rows of a table go to, or come from, beside whoever is allowed to read and write them. */
export function copiesOf({ id, properties }: Resource): readonly Unresolved[] {
  const at = { resource: id, property: 'Properties' };
  return [
    ...toldOf(properties, at),
    ...listOf(properties.Replicas).flatMap((replica, position) =>
      toldOf(objectOf(replica), within(at, `Replicas[${position}]`)),
    ),
  ];
}

function toldOf(properties: JsonObject, at: Location): readonly Unresolved[] {
  const { KinesisStreamSpecification: kinesis, GlobalTableSourceArn: source } = properties;
  const { S3BucketSource: bucket } = objectOf(properties.ImportSourceSpecification);
  const stream = textOf(objectOf(kinesis).StreamArn);
  const from = textOf(objectOf(bucket).S3Bucket);
  const to = textOf(source);
  const told = (property: string, what: string) => ({ at: within(at, property), what });
  return [
    ...(kinesis === undefined
      ? []
      : [
          told(
            'KinesisStreamSpecification',
            `who reads the stream ${shown(stream ?? 'unknown')}, to which all changes of rows are copied`,
          ),
        ]),
    ...(to === undefined
      ? []
      : [
          told(
            'GlobalTableSourceArn',
            `who reads and writes the table ${shown(to)}, which shares all rows with this one`,
          ),
        ]),
    ...(from === undefined
      ? []
      : [
          told(
            'ImportSourceSpecification',
            `who writes the bucket ${shown(from)}, of which the first rows are`,
          ),
        ]),
  ];
}
