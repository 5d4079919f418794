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
      'Table | no name of its own | id | AWS owned key',
      'SelfNamed | no name of its own | id | AWS owned key',
      'NamedByOther | no name of its own | id | AWS owned key',
      'NamedByOther2 | no name of its own | id | AWS owned key',
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
      'Detached | none in this template; principals it is attached to elsewhere | none',
      'RoleFromElsewhere, not in this template | trusted entities of role RoleFromElsewhere, not in this template | none',
      'Nowhere, not defined in the template, not in this template | trusted entities of role Nowhere, not defined in the template, not in this template | none',
      'parameter A, not in this template | trusted entities of role parameter A, not in this template | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Dotted | renewed by the service while it runs, regardless of the role's maximum",
      "Missing | renewed by the service while it runs, regardless of the role's maximum",
      "Odd | renewed by the service while it runs, regardless of the role's maximum",
      "BoundToNothing | renewed by the service while it runs, regardless of the role's maximum",
      "WithLoop | renewed by the service while it runs, regardless of the role's maximum",
      "WithUndefined | renewed by the service while it runs, regardless of the role's maximum",
      'Detached | determined by the principal',
      'RoleFromElsewhere, not in this template | unknown: the role is not in this template',
      'Nowhere, not defined in the template, not in this template | unknown: the role is not in this template',
      'parameter A, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Dotted | allow | Table | GetItem | all | none',
      'Missing | allow | ⚠ Nowhere, not defined in the template (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Missing | allow | ⚠ , not defined in the template (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | Table | GetItem | all | none',
      'Odd | allow | ⚠ arn:aws:dynamodb:us-east-1:111122223333:table/{Nowhere, not defined in the template} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | "${" (not an ARN) | GetItem | all | none',
      'Odd | allow | ⚠ , not defined in the template (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | "" (not an ARN) | GetItem | all | none',
      'Odd | allow | ⚠ x, not defined in the template (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ parameter A (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ Fn::Join of a value that is not a list (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ item 9 of a list (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ item NaN of parameter A (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ Fn::FindInMap Names.two.x (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ Fn::FindInMap No.No.No (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ import parameter A (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ Fn::Nonsense (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | "${AWS::Nonsense}" (not an ARN) | GetItem | all | none',
      'Odd | allow | ⚠ Ref and Fn::GetAtt in one object (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ {{resolve:ssm:}} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ {{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:111122223333:secret:s:SecretString:k}} (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'Odd | allow | ⚠ every resource (Table, SelfNamed, NamedByOther, NamedByOther2) | GetItem | all | none',
      'BoundToNothing | allow | Table | GetItem | all | none',
      'WithLoop | allow | Table | GetItem | all | none',
      'WithUndefined | allow | Table | GetItem | all | none',
      'Detached | allow | Table | GetItem | all | none',
      'RoleFromElsewhere, not in this template | allow | Table | GetItem | all | none',
      'Nowhere, not defined in the template, not in this template | allow | Table | GetItem | all | none',
      'parameter A, not in this template | allow | Table | GetItem | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'BoundToNothing | Permissions boundary Nowhere, not defined in the template: its statements are not in this template',
      'BoundToNothing | Managed policy Nowhere, not defined in the template: its statements are not in this template',
      'BoundToNothing | Managed policy parameter A: its statements are not in this template',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Odd | depends on a condition of the template; both alternatives are shown',
      'WithLoop | created only if condition Loop is true; shown as created',
      'WithUndefined | created only if condition Undefined is true; shown as created',
      'Detached: Properties.PolicyDocument.Statement[0] | parameter A',
      'Elsewhere: Properties.PolicyDocument.Statement[0] | parameter A',
      'Dotted: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'Missing: Properties.Policies[0].PolicyDocument.Statement[0] | Nowhere, not defined in the template',
      'Missing: Properties.Policies[0].PolicyDocument.Statement[0] | , not defined in the template',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Nowhere, not defined in the template',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | , not defined in the template',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | x, not defined in the template',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::Join of a value that is not a list',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | item 9 of a list',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | item NaN of parameter A',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::FindInMap Names.two.x',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::FindInMap No.No.No',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | import parameter A',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Fn::Nonsense',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | Ref and Fn::GetAtt in one object',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | {{resolve:ssm:}}',
      'Odd: Properties.Policies[0].PolicyDocument.Statement[0] | {{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:111122223333:secret:s:SecretString:k}}',
      'BoundToNothing: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'WithLoop: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'WithUndefined: Properties.Policies[0].PolicyDocument.Statement[0] | parameter A',
      'GroupLoop: Properties | user Nobody, not defined in the template is added to group Nobody, not defined in the template; neither is in this template',
      'BoundToNothing | statements of policy Nowhere, not defined in the template, not in this template',
      'BoundToNothing | statements of policy parameter A, not in this template',
      'BoundToNothing | statements of policy Nowhere, not defined in the template, not in this template',
    ]);
  });

  test('principals without access', () => {
    expect(report.withoutAccess).toEqual(['TrustsItself']);
  });
});
