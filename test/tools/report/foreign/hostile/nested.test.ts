import { grantLines, reportOf, sessionLines, unresolvedLines, wayLines } from '../report-lines';

describe('nested-outside.json', () => {
  const report = reportOf('hostile/nested-outside.json');

  test('tells what the template leaves open', () => {
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

  test('tells who gets in', () => {
    expect(wayLines(report)).toEqual(['Role | AWS Lambda | none', 'Next.Role | AWS Lambda | none']);
  });

  test('tells how long sessions last', () => {
    expect(sessionLines(report)).toEqual([
      'Role | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Next.Role | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('tells who may do what with which rows', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ ${? parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round} | GetItem | all | none',
      'Next.Role | allow | ⚠ ${? parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round} | GetItem | all | none',
    ]);
  });

  test('tells what the template leaves open', () => {
    expect(unresolvedLines(report)).toEqual([
      'Next.Next | a nested stack whose template is not beside this one, not looked into',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn, else arn:aws:dynamodb:us-east-1:111122223333:table/Round',
    ]);
  });
});

describe('nested-cycle-2.json', () => {
  const report = reportOf('hostile/nested-cycle-2.json');

  test('tells who gets in', () => {
    expect(wayLines(report)).toEqual(['Role | AWS Lambda | none', 'Next.Role | AWS Lambda | none']);
  });

  test('tells how long sessions last', () => {
    expect(sessionLines(report)).toEqual([
      'Role | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Next.Role | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('tells who may do what with which rows', () => {
    expect(grantLines(report)).toEqual([
      'Role | allow | ⚠ ${? parameter TableArn} | GetItem | all | none',
      'Next.Role | allow | ⚠ ${? parameter TableArn} | GetItem | all | none',
    ]);
  });

  test('tells what the template leaves open', () => {
    expect(unresolvedLines(report)).toEqual([
      'Next.Next | a nested stack whose template is not beside this one, not looked into',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
    ]);
  });
});
