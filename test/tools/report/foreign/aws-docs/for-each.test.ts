import { grantLines, reportOf, sessionLines, unresolvedLines, trustLines } from '../report-lines';

describe('for-each.yaml', () => {
  const report = reportOf('aws-docs/for-each.yaml');

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Shop | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Shop | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Shop | allow | ⚠ ${? TableOrders, which the template has not} | GetItem | all | none',
      'Shop | allow | ⚠ ${? TableCats, which the template has not} | PutItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Transform | the template is rewritten on deployment by "AWS::LanguageExtensions"; what that adds is not looked into',
      'Fn::ForEach::Tables | resources made by Fn::ForEach are not looked into',
      'Fn::ForEach::Animals | resources made by Fn::ForEach are not looked into',
      'Shop: Properties.Policies[0].PolicyDocument.Statement[0] | TableOrders, which the template has not',
      'Shop: Properties.Policies[0].PolicyDocument.Statement[1] | TableCats, which the template has not',
    ]);
  });
});
