import {
  grantLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('markup.json', () => {
  const report = reportOf('hostile/markup.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Script | <script>alert(1)</script> | id | AWS owned key',
      'Pipes | a|b | c\\|d `code` **bold** [link](javascript:alert(1)) | id | AWS owned key',
      'Lines | first\n# second\\u{d}\n- third\\u{2028}fourth | id | AWS owned key',
      'Escapes | \\u{1b}[2J\\u{1b}[31mred\\u{1b}[0m\\u{7}\\u{0}\\u{202e}gnol\\u{200b} | id | AWS owned key',
      'Formula | =HYPERLINK("https://example.com?"&A1,"x") | id | AWS owned key',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Attacker | user <u>|`name`\n</u> in account 111122223333 | the external ID is "--><!-- | ` \n"',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual(['Attacker | up to 1 h']);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Attacker | allow | Script | GetItem | partition key is "`|`" or is "</td></tr></table><script>alert(2)</script>" or is "line\nbreak" or is "parameter Pipe (default a|b`c`\n| injected | row |)" | none',
      'Attacker | allow | Pipes | GetItem | partition key is "`|`" or is "</td></tr></table><script>alert(2)</script>" or is "line\nbreak" or is "parameter Pipe (default a|b`c`\n| injected | row |)" | none',
      'Attacker | allow | Lines | GetItem | partition key is "`|`" or is "</td></tr></table><script>alert(2)</script>" or is "line\nbreak" or is "parameter Pipe (default a|b`c`\n| injected | row |)" | none',
      'Attacker | allow | Escapes | GetItem | partition key is "`|`" or is "</td></tr></table><script>alert(2)</script>" or is "line\nbreak" or is "parameter Pipe (default a|b`c`\n| injected | row |)" | none',
      'Attacker | allow | Formula | GetItem | partition key is "`|`" or is "</td></tr></table><script>alert(2)</script>" or is "line\nbreak" or is "parameter Pipe (default a|b`c`\n| injected | row |)" | none',
      'Attacker | allow | ⚠ arn:aws:dynamodb:us-east-1:111122223333:table/{parameter Pipe (default a|b`c`\n| injected | row |)} (Script, Pipes, Lines, Escapes, Formula) | Put`Item, Query<br> | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Attacker: Properties.Policies[0].PolicyDocument.Statement[0] | parameter Pipe (default a|b`c`\n| injected | row |)',
      'Attacker: Properties.Policies[0].PolicyDocument.Statement[1] | parameter Pipe (default a|b`c`\n| injected | row |)',
    ]);
  });
});
