import {
  grantLines,
  noteLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('dangling-references.json', () => {
  const report = reportOf('hostile/dangling-references.json');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Table | no name of its own | id | a key that AWS owns',
      'SelfNamed | no name of its own | id | a key that AWS owns',
      'NamedByOther | no name of its own | id | a key that AWS owns',
      'NamedByOther2 | no name of its own | id | a key that AWS owns',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Dotted | AWS Lambda | none',
      'Missing | AWS Lambda | none',
      'Odd | AWS Lambda | none',
      'BoundToNothing | AWS Lambda | none',
      'WithLoop | AWS Lambda | none',
      'WithUndefined | AWS Lambda | none',
      'Detached | whoever the policy is attached to; nobody in this template | none',
      'RoleFromElsewhere, not in this template | whoever may assume the role RoleFromElsewhere, which is not in this template | none',
      '${? Nowhere, which the template has not}, not in this template | whoever may assume the role ${? Nowhere, which the template has not}, which is not in this template | none',
      '${? parameter A}, not in this template | whoever may assume the role ${? parameter A}, which is not in this template | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Dotted | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Missing | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Odd | renewed by the service for as long as it runs, whatever the maximum of the role',
      'BoundToNothing | renewed by the service for as long as it runs, whatever the maximum of the role',
      'WithLoop | renewed by the service for as long as it runs, whatever the maximum of the role',
      'WithUndefined | renewed by the service for as long as it runs, whatever the maximum of the role',
      'Detached | that of whoever has it',
      'RoleFromElsewhere, not in this template | unknown: the role is not in this template',
      '${? Nowhere, which the template has not}, not in this template | unknown: the role is not in this template',
      '${? parameter A}, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Dotted | allow | Table | GetItem | all | none',
      'Missing | allow | ⚠ ${? Nowhere, which the template has not} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Missing | allow | ⚠ ${? , which the template has not} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | Table | GetItem | all | none',
      'Odd | allow | ⚠ arn:aws:dynamodb:us-east-1:111122223333:table/${? Nowhere, which the template has not} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | "${", which is no ARN | GetItem | all | none',
      'Odd | allow | ⚠ ${? , which the template has not} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | "", which is no ARN | GetItem | all | none',
      'Odd | allow | ⚠ ${? x, which the template has not} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? parameter A} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? Fn::Join of what is no list} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? item 9 of a list} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? item NaN of parameter A} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? Fn::FindInMap Names.two.x} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? Fn::FindInMap No.No.No} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? import ${? parameter A}} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? Fn::Nonsense} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | "${AWS::Nonsense}", which is no ARN | GetItem | all | none',
      'Odd | allow | ⚠ ${? Ref and Fn::GetAtt in one} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? {{resolve:ssm:}}} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ ${? {{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:111122223333:secret:s:SecretString:k}}} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ every resource (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'BoundToNothing | allow | Table | GetItem | all | none',
      'WithLoop | allow | Table | GetItem | all | none',
      'WithUndefined | allow | Table | GetItem | all | none',
      'Detached | allow | Table | GetItem | all | none',
      'RoleFromElsewhere, not in this template | allow | Table | GetItem | all | none',
      '${? Nowhere, which the template has not}, not in this template | allow | Table | GetItem | all | none',
      '${? parameter A}, not in this template | allow | Table | GetItem | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'BoundToNothing | limited by the permissions boundary ${? Nowhere, which the template has not}: its statements are not in this template',
      'BoundToNothing | has the managed policy ${? Nowhere, which the template has not}, whose statements are not in this template',
      'BoundToNothing | has the managed policy ${? parameter A}, whose statements are not in this template',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Odd | depends on a condition of the template; both alternatives are shown',
      'WithLoop | made only where the condition Loop holds; shown as if it did',
      'WithUndefined | made only where the condition Undefined holds; shown as if it did',
      'Detached: Properties.PolicyDocument.Statement[0] | parameter A',
      'Elsewhere: Properties.PolicyDocument.Statement[0] | parameter A',
      'Dotted: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'Missing: Properties.Policies[0].PolicyDocument.Statement[0] | Nowhere, which the template has not',
      'Missing: Properties.Policies[0].PolicyDocument.Statement[0] | , which the template has not',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Nowhere, which the template has not',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | , which the template has not',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | x, which the template has not',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::Join of what is no list',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | item 9 of a list',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | item NaN of parameter A',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::FindInMap Names.two.x',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::FindInMap No.No.No',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | import ${? parameter A}',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::Nonsense',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Ref and Fn::GetAtt in one',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | {{resolve:ssm:}}',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | {{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:111122223333:secret:s:SecretString:k}}',
      'BoundToNothing: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'WithLoop: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'WithUndefined: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'GroupLoop: Properties | the user ${? Nobody, which the template has not} gets the policies of the group ${? Nobody, which the template has not}; neither is in this template',
      'BoundToNothing | the statements of the policy ${? Nowhere, which the template has not}',
      'BoundToNothing | the statements of the policy ${? parameter A}',
      'BoundToNothing | the statements of the policy ${? Nowhere, which the template has not}',
    ]);
  });

  test('principals without access', () => {
    expect(report.withoutAccess).toEqual(['TrustsItself']);
  });
});
