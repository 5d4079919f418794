import { grantLines, reportOf, sessionLines, unresolvedLines, trustLines } from '../report-lines';

describe('nested-outside.json', () => {
  const report = reportOf('hostile/nested-outside.json');

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Itself | nested stack, which is not analyzed: "nested-outside.json" contains itself',
      'Parent | nested stack, which is not analyzed: "../../../../package.json" is outside the folder of the template',
      'Absolute | nested stack, which is not analyzed: "/absolute/other.template.json" is an absolute path',
      'Device | nested stack, which is not analyzed: "/dev/null" is an absolute path',
      'Url | nested stack, which is not analyzed: "https://example.com/template.json": File not found',
      'File | nested stack, which is not analyzed: "file:///absolute/other.template.json": File not found',
      'Folder | nested stack, which is not analyzed: "." is outside the folder of the template',
      'Absent | nested stack, which is not analyzed: "no-such.nested.template.json": File not found',
      `NotJson | nested stack, which is not analyzed: "truncated.json": Invalid JSON: Expected property name or '}' in JSON at line 2, column 1`,
      'NotObject | nested stack, which is not analyzed: "array.json": Not a CloudFormation template: expected an object with Resources, found a list',
      'Zero | nested stack, which is not analyzed: "a\\u{0}b.json": cannot be read (ERR_INVALID_ARG_VALUE)',
      'Empty | nested stack, which is not analyzed: "" is outside the folder of the template',
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
      'Next.Next | nested stack, which is not analyzed: "nested-cycle.json" contains itself',
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
      'Next.Next | nested stack, which is not analyzed: "nested-cycle-2.json" contains itself',
      'Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
      'Next.Role: Properties.Policies[0].PolicyDocument.Statement[0] | parameter TableArn',
    ]);
  });
});
