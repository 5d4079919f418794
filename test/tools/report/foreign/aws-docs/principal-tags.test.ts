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
      'Documents | no name of its own | pk | AWS owned key',
      'TenantOne | no name of its own | pk | AWS owned key',
    ]);
  });

  test('identity pools: classic flow, role mappings and principal tags', () => {
    expect(poolLines('aws-docs/principal-tags.yaml')).toEqual([
      'Identities | no guests | classic flow closed | no mapping | tenant = custom:tenantId, department = custom:department',
    ]);
  });

  test('trust policies, access keys and members', () => {
    expect(trustLines(report)).toEqual([
      'Tenant | authenticated identities of identity pool Identities, signed in by user pool Users (app clients CarelessClient, CarefulClient) with self sign-up enabled | Identities assigns the role to authenticated identities',
      'Untagged | authenticated identities of identity pool Identities, signed in by user pool Users (app clients CarelessClient, CarefulClient) with self sign-up enabled | Identities assigns the role to no identity: it is not attached; ⚠ Identities cannot assume the role: it sets session tags, and the trust policy does not allow sts:TagSession',
    ]);
  });

  test('session durations', () => {
    expect(sessionLines(report)).toEqual([
      "Tenant | 1 h in the enhanced flow, regardless of the role's maximum (1 h)",
      "Untagged | 1 h in the enhanced flow, regardless of the role's maximum (1 h)",
    ]);
  });

  test('grants and their items', () => {
    expect(grantLines(report)).toEqual([
      'Tenant | allow | Documents | GetItem, Query | partition key begins with the user\'s custom:tenantId followed by "#" | none',
      "Tenant | allow | Documents | PutItem | partition key is the user's custom:tenantId | none",
      'Tenant | allow | Documents | DeleteItem | partition key is the user\'s custom:tenantId (default "none") | the user\'s custom:department is "Legal"',
      'Tenant | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/* (Documents, TenantOne) | Scan | all | the resource tag tenant is "${aws:PrincipalTag/tenant}"',
      'Untagged | allow | Documents | GetItem, Query | no item matches, because sessions of Untagged have no such value: partition key begins with the user\'s custom:tenantId followed by "#" | none',
      "Untagged | allow | Documents | PutItem | no item matches, because sessions of Untagged have no such value: partition key is the user's custom:tenantId | none",
      'Untagged | allow | Documents | DeleteItem | partition key is the user\'s custom:tenantId (default "none") | the user\'s custom:department is "Legal"',
      'Untagged | allow | ⚠ arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/* (Documents, TenantOne) | Scan | no item matches, because sessions of Untagged have no such value | the resource tag tenant is "${aws:PrincipalTag/tenant}"',
    ]);
  });

  test('unresolved parts', () => {
    expect(unresolvedLines(report)).toEqual([]);
  });
});
