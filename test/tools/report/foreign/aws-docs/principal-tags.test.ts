import {
  grantLines,
  poolLines,
  reportOf,
  sessionLines,
  tableLines,
  unresolvedLines,
  trustLines,
} from '../report-lines';

describe('principal-tags.yaml', () => {
  const report = reportOf('aws-docs/principal-tags.yaml');

  test('tables and their encryption keys', () => {
    expect(tableLines(report)).toEqual([
      'Documents | no name of its own | pk | a key that AWS owns',
      'TenantOne | no name of its own | pk | a key that AWS owns',
    ]);
  });

  test('identity pools: classic flow, role mappings and principal tags', () => {
    expect(poolLines('aws-docs/principal-tags.yaml')).toEqual([
      'Identities | no guests | classic flow closed | no mapping | tenant = custom:tenantId, department = custom:department',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Tenant | users signed in by the user pool Users, where anybody can sign up, through the identity pool Identities | Identities gives it to signed-in users',
      'Untagged | users signed in by the user pool Users, where anybody can sign up, through the identity pool Identities | Identities gives it to nobody: it is not attached; ⚠ refused from Identities, which tags sessions, for want of sts:TagSession in the trust',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      'Tenant | 1 h in the enhanced flow, whatever the maximum of the role (1 h)',
      'Untagged | 1 h in the enhanced flow, whatever the maximum of the role (1 h)',
    ]);
  });

  test('grants and their rows', () => {
    expect(grantLines(report)).toEqual([
      'Tenant | allow | Documents | GetItem, Query | partition key begins with the user\'s custom:tenantId and then "#" | none',
      "Tenant | allow | Documents | PutItem | partition key is the user's custom:tenantId; AND EVERY ROW in calls that name no partition key (no Null guard) | none",
      'Tenant | allow | Documents | DeleteItem | partition key is the user\'s custom:tenantId (where there is none, "none"); AND ANY ROW in a batch in which one key is so (ForAnyValue) | the user\'s custom:department is "Legal"',
      'Tenant | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/* (Documents, TenantOne) | Scan | all | the resource\'s tag tenant is "${aws:PrincipalTag/tenant}"',
      'Untagged | allow | Documents | GetItem, Query | partition key begins with the user\'s custom:tenantId and then "#" | none',
      "Untagged | allow | Documents | PutItem | partition key is the user's custom:tenantId; AND EVERY ROW in calls that name no partition key (no Null guard) | none",
      'Untagged | allow | Documents | DeleteItem | partition key is the user\'s custom:tenantId (where there is none, "none"); AND ANY ROW in a batch in which one key is so (ForAnyValue) | the user\'s custom:department is "Legal"',
      'Untagged | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/* (Documents, TenantOne) | Scan | all | the resource\'s tag tenant is "${aws:PrincipalTag/tenant}"',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
