import { accessOf } from '../sample-template';

describe('data flows of a table', () => {
  const flowsOf = (Type: string, Properties: object) =>
    accessOf({ Orders: { Type, Properties } }).unresolved.map(
      ({ at, what }) => `${at.property}: ${what}`,
    );
  const KinesisStreamSpecification = { StreamArn: 'arn:s' };

  test('a Kinesis stream of its changes is reported', () => {
    expect(flowsOf('AWS::DynamoDB::Table', { KinesisStreamSpecification })).toEqual([
      'Properties.KinesisStreamSpecification: who reads the stream arn:s, to which all changes of rows are copied',
    ]);
  });

  test('the source of a global table, and the stream of a replica, are reported', () => {
    const properties = {
      GlobalTableSourceArn: 'arn:t',
      Replicas: [{ Region: 'eu-west-1' }, { KinesisStreamSpecification }],
    };
    expect(flowsOf('AWS::DynamoDB::GlobalTable', properties)).toEqual([
      'Properties.GlobalTableSourceArn: who reads and writes the table arn:t, which shares all rows with this one',
      'Properties.Replicas[1].KinesisStreamSpecification: who reads the stream arn:s, to which all changes of rows are copied',
    ]);
  });

  test('a bucket that it is imported from is reported', () => {
    const ImportSourceSpecification = { S3BucketSource: { S3Bucket: 'b' } };
    expect(flowsOf('AWS::DynamoDB::Table', { ImportSourceSpecification })).toEqual([
      'Properties.ImportSourceSpecification: who writes the bucket b, of which the first rows are',
    ]);
  });

  test('a table with none of them has none', () => {
    expect(flowsOf('AWS::DynamoDB::Table', { StreamSpecification: {} })).toEqual([]);
  });
});
