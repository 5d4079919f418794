import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('serverless.yaml', () => {
  const report = reportOf('aws-docs/serverless.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Orders | sam-orders | id | a key that AWS owns',
      'Customers | no name of its own | Id | a key that AWS owns',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Reader | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Reader | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Reader | allow | Orders | GetItem | all | none',
      'Reader | allow | Customers | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Transform | the template is rewritten on deployment by "AWS::Serverless-2016-10-31"; what that adds is not looked into',
      'ReadWrite | names actions or policies on tables, and is of the type AWS::Serverless::Function, which is not looked into',
      'ReadWrite | its role, policies and connectors are made on deployment, and are not in this template',
      'FullAccess | its role, policies and connectors are made on deployment, and are not in this template',
      'Connected | its role, policies and connectors are made on deployment, and are not in this template',
    ]);
  });
});
