import { grantLines, reportOf, sessionLines, unresolvedLines, trustLines } from '../report-lines';

describe('nested-outside.json', () => {
  const report = reportOf('hostile/nested-outside.json');

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Itself | nested stack, which is not analyzed: its template is not beside this one',
      'Parent | nested stack, which is not analyzed: its template is not beside this one',
      'Absolute | nested stack, which is not analyzed: its template is not beside this one',
      'Device | nested stack, which is not analyzed: its template is not beside this one',
      'Url | nested stack, which is not analyzed: its template is not beside this one',
      'File | nested stack, which is not analyzed: its template is not beside this one',
      'Folder | nested stack, which is not analyzed: its template is not beside this one',
      'Absent | nested stack, which is not analyzed: its template is not beside this one',
      'NotJson | nested stack, which is not analyzed: its template is not beside this one',
      'NotObject | nested stack, which is not analyzed: its template is not beside this one',
      'Zero | nested stack, which is not analyzed: its template is not beside this one',
      'Empty | nested stack, which is not analyzed: its template is not beside this one',
    ]);
  });
});

describe('nested-cycle.json', () => {
  const report = reportOf('hostile/nested-cycle.json');

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Role | AWS Lambda | none',
      'Next.Role | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Role | renewed by the service while it runs, regardless of the role's maximum",
      "Next.Role | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ parameter TableArn (default arn:aws:dynamodb:us-east-1:111122223333:table/Round) | GetItem | all | none',
      'Next.Role | allow | ⚠ parameter TableArn (default arn:aws:dynamodb:us-east-1:111122223333:table/Round) | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Next.Next | nested stack, which is not analyzed: its template is not beside this one',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn (default arn:aws:dynamodb:us-east-1:111122223333:table/Round)',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn (default arn:aws:dynamodb:us-east-1:111122223333:table/Round)',
    ]);
  });
});

describe('nested-cycle-2.json', () => {
  const report = reportOf('hostile/nested-cycle-2.json');

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Role | AWS Lambda | none',
      'Next.Role | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Role | renewed by the service while it runs, regardless of the role's maximum",
      "Next.Role | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ parameter TableArn | GetItem | all | none',
      'Next.Role | allow | ⚠ parameter TableArn | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Next.Next | nested stack, which is not analyzed: its template is not beside this one',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
    ]);
  });
});
