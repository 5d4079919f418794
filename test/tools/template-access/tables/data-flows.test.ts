import { accessOf } from '../sample-template';

describe('data flows of a table', () => {
  const flowsOf = (Type: string, Properties: object) =>
    accessOf({ Orders: { Type, Properties } }).unresolved.map(
      ({ at, what }) => `${at.property}: ${what}`,
    );
  const KinesisStreamSpecification = { StreamArn: 'arn:s' };

  test('a Kinesis stream of its changes is reported', () => {
    expect(flowsOf('AWS::DynamoDB::Table', { KinesisStreamSpecification })).toEqual([
      'Properties.KinesisStreamSpecification: readers of Kinesis stream arn:s, which receives all item changes',
    ]);
  });

  test('the source of a global table, and the stream of a replica, are reported', () => {
    const properties = {
      GlobalTableSourceArn: 'arn:t',
      Replicas: [{ Region: 'eu-west-1' }, { KinesisStreamSpecification }],
    };
    expect(flowsOf('AWS::DynamoDB::GlobalTable', properties)).toEqual([
      'Properties.GlobalTableSourceArn: readers and writers of table arn:t, which replicates all items with this table',
      'Properties.Replicas[1].KinesisStreamSpecification: readers of Kinesis stream arn:s, which receives all item changes',
    ]);
  });

  test('a bucket that it is imported from is reported', () => {
    const ImportSourceSpecification = { S3BucketSource: { S3Bucket: 'b' } };
    expect(flowsOf('AWS::DynamoDB::Table', { ImportSourceSpecification })).toEqual([
      'Properties.ImportSourceSpecification: writers of S3 bucket b, from which the initial items are imported',
    ]);
  });

  test('a table with none of them has none', () => {
    expect(flowsOf('AWS::DynamoDB::Table', { StreamSpecification: {} })).toEqual([]);
  });
});
