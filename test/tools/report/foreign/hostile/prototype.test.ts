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
      '__proto__ | no name of its own | id | a key that AWS owns',
      'constructor | no name of its own | id | a key that AWS owns',
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
      'hasOwnProperty | renewed by the service for as long as it runs, whatever the maximum of the role',
      'toString | renewed by the service for as long as it runs, whatever the maximum of the role',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'hasOwnProperty | allow | __proto__ | GetItem | all | ⚠ no words for __proto__ polluted "yes"',
      'hasOwnProperty | allow | constructor | GetItem | all | ⚠ no words for __proto__ polluted "yes"',
      'hasOwnProperty | allow | ⚠ ${? valueOf, which the template has not} (__proto__, constructor) | GetItem | all | ⚠ no words for __proto__ polluted "yes"',
      'toString | allow | constructor | PutItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'toString | made only where the condition toString holds; shown as if it did',
      'hasOwnProperty: Properties.Policies[0].PolicyDocument.Statement[0] | valueOf, which the template has not',
      'hasOwnProperty | what the condition __proto__ polluted "yes" means',
    ]);
  });
});
