import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('prototype.json', () => {
  const report = reportOf('hostile/prototype.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      '__proto__ | no name of its own | id | AWS owned key',
      'constructor | no name of its own | id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'hasOwnProperty | AWS Lambda | none',
      'toString | AWS Lambda | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "hasOwnProperty | renewed by the service while it runs, regardless of the role's maximum",
      "toString | renewed by the service while it runs, regardless of the role's maximum",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'hasOwnProperty | allow | __proto__ | GetItem | all | ⚠ unknown condition __proto__ polluted "yes"',
      'hasOwnProperty | allow | constructor | GetItem | all | ⚠ unknown condition __proto__ polluted "yes"',
      'hasOwnProperty | allow | ⚠ valueOf, not defined in the template (__proto__, constructor) | GetItem | all | ⚠ unknown condition __proto__ polluted "yes"',
      'toString | allow | constructor | PutItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'toString | created only if condition toString is true; shown as created',
      'hasOwnProperty: Properties.Policies[0].PolicyDocument.Statement[0] | valueOf, not defined in the template',
      'hasOwnProperty | unknown condition __proto__ polluted "yes"',
    ]);
  });
});
