import { grantLines, reportOf, sessionLines, unresolvedLines, trustLines } from '../report-lines';

describe('nested-outside.json', () => {
  const report = reportOf('hostile/nested-outside.json');

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Itself | a nested stack whose template is not beside this one, not looked into',
      'Parent | a nested stack whose template is not beside this one, not looked into',
      'Absolute | a nested stack whose template is not beside this one, not looked into',
      'Device | a nested stack whose template is not beside this one, not looked into',
      'Url | a nested stack whose template is not beside this one, not looked into',
      'File | a nested stack whose template is not beside this one, not looked into',
      'Folder | a nested stack whose template is not beside this one, not looked into',
      'Absent | a nested stack whose template is not beside this one, not looked into',
      'NotJson | a nested stack whose template is not beside this one, not looked into',
      'NotObject | a nested stack whose template is not beside this one, not looked into',
      'Zero | a nested stack whose template is not beside this one, not looked into',
      'Empty | a nested stack whose template is not beside this one, not looked into',
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
      'Role | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Next.Role | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ ${? parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round} | GetItem | all | none',
      'Next.Role | allow | ⚠ ${? parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round} | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Next.Next | a nested stack whose template is not beside this one, not looked into',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round',
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
      'Role | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Next.Role | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ ${? parameter TableArn} | GetItem | all | none',
      'Next.Role | allow | ⚠ ${? parameter TableArn} | GetItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Next.Next | a nested stack whose template is not beside this one, not looked into',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
    ]);
  });
});
