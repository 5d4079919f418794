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
      'MusicCollection | MusicCollection | Artist and SongTitle | AWS owned key',
      'SharedPrices | no name of its own | Sku | AWS owned key',
      'Everywhere | Everywhere | Id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Importer | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Importer | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Importer | allow | Everywhere: table, every index | PutItem, BatchWriteItem | all | only the replica in us-east-1',
      'user John in account 111122223333 | allow | MusicCollection | GetItem, BatchGetItem | all | none',
      'user John in account 111122223333 | allow | MusicCollection: stream | DescribeStream, GetRecords, GetShardIterator | stream records of all items | none',
      'user Jane in account 111122223333 | allow | MusicCollection | GetItem, BatchGetItem | all | none',
      'user Jane in account 111122223333 | allow | MusicCollection: stream | DescribeStream, GetRecords, GetShardIterator | stream records of all items | none',
      'role Analytics in account 123456789012 | allow | MusicCollection: table, every index | Query, Scan, DescribeTable | all | none',
      'any principal in any AWS account | deny | MusicCollection: table, every index | * | – | the source VPC endpoint is not "parameter VpcEndpointId (default vpce-1a2b3c4d5e6f7a8b9)"',
      'any principal in organization o-a1b2c3d4e5 | allow | SharedPrices: table, every index | GetItem | all | the principal\'s organization is "o-a1b2c3d4e5"',
      'principals in account 111122223333 that its IAM policies allow | allow | SharedPrices: table, every index | Query | all | none',
      'service redshift.amazonaws.com | allow | SharedPrices: table, every index | ExportTableToPointInTime, DescribeTable | all | the source account is "${AWS::AccountId}"; the source ARN is "arn:${AWS::Partition}:redshift:${AWS::Region}:${AWS::AccountId}:integration:*"',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'MusicCollection: Properties.ResourcePolicy.PolicyDocument.Statement[2] | parameter VpcEndpointId (default vpce-1a2b3c4d5e6f7a8b9)',
    ]);
  });
});
