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
    expect(trustLines(report)).toEqual([
      'ReadWriteRole | AWS Lambda | none',
      'FullAccessRole | AWS Lambda | none',
      'ConnectedRole | AWS Lambda | none',
      'Reader | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "ReadWriteRole | renewed by the service while it runs, regardless of the role's maximum",
      "FullAccessRole | renewed by the service while it runs, regardless of the role's maximum",
      "ConnectedRole | renewed by the service while it runs, regardless of the role's maximum",
      "Reader | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'ReadWriteRole | allow | Orders: table, every index | GetItem, DeleteItem, PutItem, Scan, Query, UpdateItem, BatchWriteItem, BatchGetItem, DescribeTable, ConditionCheckItem | all | none',
      'ReadWriteRole | allow | Customers: table, every index | GetItem, Scan, Query, BatchGetItem, DescribeTable | all | none',
      'ReadWriteRole | allow | Customers | PutItem | all | none',
      'FullAccessRole | allow | ⚠ every resource (Orders, Customers) | ⚠ * | all | none',
      'FullAccessRole | allow | ⚠ every resource (Orders, Customers) | DescribeStream, GetRecords, GetShardIterator | stream records of all items | none',
      'ConnectedRole | allow | Customers: table, every index | GetItem, Query, Scan, BatchGetItem, ConditionCheckItem, PartiQLSelect | all | none',
      'ConnectedRole | allow | Customers: table, every index | PutItem, UpdateItem, DeleteItem, BatchWriteItem, PartiQLDelete, PartiQLInsert, PartiQLUpdate | all | none',
      'Reader | allow | Orders | GetItem | all | none',
      'Reader | allow | Customers | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
