import { grantLines, reportOf, sessionLines, unresolvedLines, trustLines } from '../report-lines';

describe('for-each.yaml', () => {
  const report = reportOf('aws-docs/for-each.yaml');

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Shop | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Shop | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Shop | allow | ⚠ TableOrders, not defined in the template | GetItem | all | none',
      'Shop | allow | ⚠ TableCats, not defined in the template | PutItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Transform | output of the transform "AWS::LanguageExtensions", which is not analyzed',
      'Fn::ForEach::Tables | resources created by Fn::ForEach, which are not analyzed',
      'Fn::ForEach::Animals | resources created by Fn::ForEach, which are not analyzed',
      'Shop: Properties.Policies[0].PolicyDocument.Statement[0] | TableOrders, not defined in the template',
      'Shop: Properties.Policies[0].PolicyDocument.Statement[1] | TableCats, not defined in the template',
    ]);
  });
});
