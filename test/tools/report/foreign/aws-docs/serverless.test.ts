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
      'Orders | sam-orders | id | AWS owned key',
      'Customers | no name of its own | Id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Reader | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Reader | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Reader | allow | Orders | GetItem | all | none',
      'Reader | allow | Customers | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Transform | output of the transform "AWS::Serverless-2016-10-31", which is not analyzed',
      'ReadWrite | contains actions or policies on tables; resources of type AWS::Serverless::Function are not analyzed',
      'ReadWrite | role, policies and connectors that SAM creates on deployment',
      'FullAccess | role, policies and connectors that SAM creates on deployment',
      'Connected | role, policies and connectors that SAM creates on deployment',
    ]);
  });
});
