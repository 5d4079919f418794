import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('byte-order-mark.json', () => {
  const report = reportOf('hostile/byte-order-mark.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual(['Table | no name of its own | id | AWS owned key']);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Role | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Role | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual(['Role | allow | Table | GetItem | all | none']);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});

describe('deep.json', () => {
  const report = reportOf('hostile/deep.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual(['Table | no name of its own | id | AWS owned key']);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Role | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Role | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | Table | GetItem | all | none',
      'Role | allow | ⚠ Fn::NestedTooDeep (Table) | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::NestedTooDeep',
    ]);
  });
});

describe('many-stars.json', () => {
  const report = reportOf('hostile/many-stars.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Table | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual(['Role | AWS Lambda | none']);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Role | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ arn:aws:dynamodb:us-east-1:111122223333:table/*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab | ⚠ *e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*e*z | – | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
