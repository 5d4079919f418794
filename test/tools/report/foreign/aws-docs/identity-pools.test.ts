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
      'Profiles | no name of its own | IdentityId | AWS owned key',
      'Catalog | no name of its own | Sku | AWS owned key',
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
      'SignedIn | authenticated identities of identity pool OpenPool, signed in by user pool Users with self sign-up enabled or graph.facebook.com | OpenPool assigns the role to authenticated identities; OpenPool assigns the role to any client that requests it (classic flow)',
      'Guest | unauthenticated identities of identity pool OpenPool | OpenPool assigns the role to unauthenticated identities; OpenPool assigns the role to any client that requests it (classic flow)',
      'Employee | authenticated identities of identity pool MappedPool, signed in by user pool Users with self sign-up enabled | MappedPool assigns the role only to authenticated identities that match a rule for it; MappedPool assigns the role if the claim custom:department equals "Engineering"',
      'Administrator | authenticated identities of ANY identity pool in any AWS account | OpenPool assigns the role to any client that requests it (classic flow); MappedPool assigns the role if the claim cognito:groups contains "Admins"',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "SignedIn | 1 h in the enhanced flow, regardless of the role's maximum; up to 1 h in the classic flow",
      "Guest | 1 h in the enhanced flow, regardless of the role's maximum; up to 1 h in the classic flow",
      "Employee | 1 h in the enhanced flow, regardless of the role's maximum (1 h)",
      "Administrator | 1 h in the enhanced flow, regardless of the role's maximum; up to 1 h in the classic flow",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      "SignedIn | allow | Profiles | GetItem, PutItem | partition key is the user's identity ID | none",
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
