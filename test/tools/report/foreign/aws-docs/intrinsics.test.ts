import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('intrinsics.yaml', () => {
  const report = reportOf('aws-docs/intrinsics.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Orders | no name of its own | Id | AWS owned key',
      'Audit | no name of its own | Id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Worker | AWS Lambda | none',
      'DevOnly | principals in this account that its IAM policies allow | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Worker | renewed by the service while it runs, regardless of the role's maximum",
      'DevOnly | up to 1 h',
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Worker | allow | Orders: table, every index | parameter Actions (default dynamodb:GetItem,dynamodb:Query) | all | none',
      'Worker | allow | Audit | PutItem | all | none',
      'Worker | deny | Orders | DeleteItem | – | none',
      'Worker | allow | Orders | DeleteItem | all | none',
      'Worker | allow | ⚠ import customers-table-arn (Orders, Audit) | GetItem | all | none',
      'Worker | allow | ⚠ {import {parameter Stage}-customers-table-arn}/index/* | Query | all | none',
      'Worker | allow | ⚠ parameter ArchiveArn (Orders, Audit) | Scan | all | none',
      'Worker | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/{item 1 of parameter ArchiveArn} (Orders, Audit) | DescribeTable | – | none',
      'Worker | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/{the SSM parameter that parameter LegacyName names (default /orders/legacy-table)} (Orders, Audit) | BatchGetItem | all | none',
      'Worker | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/{{{resolve:ssm:/orders/table-name}}} (Orders, Audit) | UpdateItem | all | none',
      'Worker | allow | Orders | BatchWriteItem | all | none',
      'Worker | allow | Orders | PutItem | all | none',
      'DevOnly | allow | Orders | ⚠ * | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Audit | created only if condition IsProd is true; shown as created',
      'Worker | depends on a condition of the template; both alternatives are shown',
      'DevOnly | created only if condition IsNotProd is true; shown as created',
      'DevOnly | depends on a condition of the template; both alternatives are shown',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[0] | parameter Actions (default dynamodb:GetItem,dynamodb:Query)',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::FindInMap Tables.parameter Stage.Name',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[1] | item 2 of a list',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[2] | Fn::FindInMap Tables.parameter Stage.Name',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[2] | effect Deny or Allow, depending on a condition of the template',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[3] | import customers-table-arn',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[4] | import {parameter Stage}-customers-table-arn',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[5] | parameter ArchiveArn',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[6] | item 1 of parameter ArchiveArn',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[7] | the SSM parameter that parameter LegacyName names (default /orders/legacy-table)',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[8] | {{resolve:ssm:/orders/table-name}}',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[9] | Fn::FindInMap Tables.parameter Stage.Name',
      'Worker: Properties.Policies[0].PolicyDocument.Statement[10] | Fn::FindInMap Tables.parameter Stage.Name',
      'DevOnly: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::FindInMap Tables.parameter Stage.Name',
    ]);
  });
});
