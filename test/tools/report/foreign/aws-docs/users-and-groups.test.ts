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
    expect(tableLines(report)).toEqual(['Books | no name of its own | Isbn | AWS owned key']);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Librarians | users Ana | none',
      'Readers | users Bo, Carla (not in this template) | none',
      'Ana | access keys that are created outside this template | none',
      'Bo | access key BoKey | none',
      'Dora, not in this template | user Dora, not in this template | none',
      'ContractorFromElsewhere, not in this template | trusted entities of role ContractorFromElsewhere, not in this template | none',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Librarians | determined by the principal',
      'Readers | determined by the principal',
      'Ana | no expiration: an access key is valid until it is deactivated or deleted',
      'Bo | no expiration: an access key is valid until it is deactivated or deleted',
      'Dora, not in this template | unknown: the user is not in this template',
      'ContractorFromElsewhere, not in this template | unknown: the role is not in this template',
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Librarians | deny | Books | DeleteTable | – | none',
      'Librarians | allow | ⚠ every resource (Books) | ⚠ * | all | none',
      'Readers | allow | Books | GetItem, BatchGetItem | all | 192.0.2.0/24 or 203.0.113.0/24; MFA authentication is "true"',
      'Ana | deny | Books | DeleteTable | – | none',
      'Ana | allow | ⚠ every resource (Books) | ⚠ * | all | none',
      'Bo | allow | Books | PutItem | partition key is the IAM user name | none',
      'Bo | allow | Books | GetItem, BatchGetItem | all | 192.0.2.0/24 or 203.0.113.0/24; MFA authentication is "true"',
      'Dora, not in this template | allow | Books | GetItem | all | none',
      'ContractorFromElsewhere, not in this template | allow | Books | Query | all | none',
    ]);
  });

  test('permissions boundaries, managed policies and groups', () => {
    expect(noteLines(report)).toEqual([
      'Librarians | AWS managed policy AmazonDynamoDBFullAccess: its permissions as of 2026-08-22',
      'Ana | AWS managed policy AmazonDynamoDBFullAccess: its permissions as of 2026-08-22',
      'Ana | Groups: Librarians',
      'Bo | Groups: Readers',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
