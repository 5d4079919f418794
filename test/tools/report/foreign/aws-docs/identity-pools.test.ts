import {
  grantLines,
  poolLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('identity-pools.yaml', () => {
  const report = reportOf('aws-docs/identity-pools.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Profiles | no name of its own | IdentityId | a key that AWS owns',
      'Catalog | no name of its own | Sku | a key that AWS owns',
    ]);
  });

  test('identity pools: classic flow, role mappings and principal tags', () => {
    expect(poolLines('aws-docs/identity-pools.yaml')).toEqual([
      'OpenPool | guests | classic flow open | no mapping | no tags',
      'MappedPool | no guests | classic flow closed | Rules, else refused | no tags',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'SignedIn | users signed in by the user pool Users, where anybody can sign up, or graph.facebook.com, through the identity pool OpenPool | OpenPool gives it to signed-in users; OpenPool gives it to any client that asks for it (classic flow)',
      'Guest | guests, who sign in nowhere, of the identity pool OpenPool | OpenPool gives it to guests; OpenPool gives it to any client that asks for it (classic flow)',
      'Employee | users signed in by the user pool Users, where anybody can sign up, through the identity pool MappedPool | MappedPool gives it to signed-in users by the rules only; MappedPool gives it where custom:department is "Engineering"',
      'Administrator | users signed in, through ANY identity pool, of any account | OpenPool gives it to any client that asks for it (classic flow); MappedPool gives it where cognito:groups contains "Admins"',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'SignedIn | 1 h in the enhanced flow, whatever the maximum of the role; up to 1 h in the classic flow',
      'Guest | 1 h in the enhanced flow, whatever the maximum of the role; up to 1 h in the classic flow',
      'Employee | 1 h in the enhanced flow, whatever the maximum of the role (1 h)',
      'Administrator | 1 h in the enhanced flow, whatever the maximum of the role; up to 1 h in the classic flow',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      "SignedIn | allow | Profiles | GetItem, PutItem | partition key is the user's identity ID; AND EVERY ROW in calls that name no partition key (no Null guard) | none",
      'Guest | allow | Catalog | GetItem, Scan | all | none',
      'Employee | allow | Profiles | GetItem | all | none',
      'Administrator | allow | Profiles | GetItem, PutItem, DeleteItem | all | none',
      'Administrator | allow | Catalog | GetItem, PutItem, DeleteItem | all | none',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
