import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('resource-policies.yaml', () => {
  const report = reportOf('aws-docs/resource-policies.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'MusicCollection | MusicCollection | Artist and SongTitle | a key that AWS owns',
      'SharedPrices | no name of its own | Sku | a key that AWS owns',
      'Everywhere | Everywhere | Id | a key that AWS owns',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Importer | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Importer | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Importer | allow | Everywhere | PutItem, BatchWriteItem | all | at the replica in us-east-1 only',
      'the user John of account 111122223333 | allow | MusicCollection | GetItem, BatchGetItem | all | none',
      'the user John of account 111122223333 | allow | MusicCollection: stream | DescribeStream, GetRecords, GetShardIterator | changes of every row, from the stream | none',
      'the user Jane of account 111122223333 | allow | MusicCollection | GetItem, BatchGetItem | all | none',
      'the user Jane of account 111122223333 | allow | MusicCollection: stream | DescribeStream, GetRecords, GetShardIterator | changes of every row, from the stream | none',
      'the role Analytics of account 123456789012 | allow | MusicCollection: table, every index | Query, Scan, DescribeTable | all | none',
      'anybody, in any AWS account | deny | MusicCollection | * | – | the caller\'s VPC endpoint is not "${? parameter VpcEndpointId, else vpce-1a2b3c4d5e6f7a8b9}"',
      'any caller of the organization o-a1b2c3d4e5 | allow | SharedPrices | GetItem | all | the caller\'s organization is "o-a1b2c3d4e5"',
      'whoever IAM policies of account 111122223333 let | allow | SharedPrices | Query | all | none',
      'the service redshift.amazonaws.com | allow | SharedPrices | ExportTableToPointInTime, DescribeTable | all | the account that the service calls for is "${AWS::AccountId}"; what the service calls for is "arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:integration:*"',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'MusicCollection: Properties.ResourcePolicy.PolicyDocument.Statement[2] | parameter VpcEndpointId, else vpce-1a2b3c4d5e6f7a8b9',
    ]);
  });
});
