import {
  grantLines,
  noteLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('users-and-groups.yaml', () => {
  const report = reportOf('aws-docs/users-and-groups.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual(['Books | no name of its own | Isbn | a key that AWS owns']);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Librarians | the users Ana | none',
      'Readers | the users Bo, Carla (not in this template) | none',
      'Ana | nobody yet: a user without access key and password | none',
      'Bo | whoever has the access key BoKey | none',
      'Dora, not in this template | the user Dora, who is not in this template | none',
      'ContractorFromElsewhere, not in this template | whoever may assume the role ContractorFromElsewhere, which is not in this template | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Librarians | that of whoever has it',
      'Readers | that of whoever has it',
      'Ana | none yet: neither key nor password',
      'Bo | no end: a key works until it is deactivated or deleted',
      'Dora, not in this template | unknown: the user is not in this template',
      'ContractorFromElsewhere, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Librarians | deny | Books | DeleteTable | – | none',
      'Readers | allow | Books | GetItem, BatchGetItem | all | 192.0.2.0/24 or 203.0.113.0/24; sign-in with a second factor is "true"',
      'Ana | deny | Books | DeleteTable | – | none',
      "Bo | allow | Books | PutItem | partition key is the IAM user's name | none",
      'Bo | allow | Books | GetItem, BatchGetItem | all | 192.0.2.0/24 or 203.0.113.0/24; sign-in with a second factor is "true"',
      'Dora, not in this template | allow | Books | GetItem | all | none',
      'ContractorFromElsewhere, not in this template | allow | Books | Query | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'Librarians | has the managed policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess, whose statements are not in this template',
      'Ana | has the managed policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess, whose statements are not in this template',
      'Ana | in the groups Librarians',
      'Bo | in the groups Readers',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([
      'Librarians | the statements of the policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
      'Ana | the statements of the policy arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess',
    ]);
  });
});
