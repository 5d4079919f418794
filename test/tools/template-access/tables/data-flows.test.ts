import { accessOf } from '../sample-template';

const told = (Type: string, Properties: object) =>
  accessOf({ Orders: { Type, Properties } }).unresolved.map(
    ({ at, what }) => `${at.property}: ${what}`,
  );
const KinesisStreamSpecification = { StreamArn: 'arn:s' };

test('changes that are copied to a stream are told', () => {
  expect(told('AWS::DynamoDB::Table', { KinesisStreamSpecification })).toEqual([
    'Properties.KinesisStreamSpecification: who reads the stream arn:s, to which all changes of rows are copied',
  ]);
});

test('replicas of another account, and their streams, are told', () => {
  const properties = {
    GlobalTableSourceArn: 'arn:t',
    Replicas: [{ Region: 'eu-west-1' }, { KinesisStreamSpecification }],
  };
  expect(told('AWS::DynamoDB::GlobalTable', properties)).toEqual([
    'Properties.GlobalTableSourceArn: who reads and writes the table arn:t, which shares all rows with this one',
    'Properties.Replicas[1].KinesisStreamSpecification: who reads the stream arn:s, to which all changes of rows are copied',
  ]);
});

test('a bucket that a table is imported from is told', () => {
  const ImportSourceSpecification = { S3BucketSource: { S3Bucket: 'b' } };
  expect(told('AWS::DynamoDB::Table', { ImportSourceSpecification })).toEqual([
    'Properties.ImportSourceSpecification: who writes the bucket b, of which the first rows are',
  ]);
});

test('a table of its own is told no more', () => {
  expect(told('AWS::DynamoDB::Table', { StreamSpecification: {} })).toEqual([]);
});
