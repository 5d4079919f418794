import {
  AUTHENTICATED_ROLE_OUTPUT,
  tenantConstructId,
  tenantOutputName,
  tenantRoleLogicalId,
} from '../../../lib/access/role-names';

describe('construct ID of the role of a tenant', () => {
  test.each([
    ['dev01', 'TenantDev01'],
    ['azAY09', 'TenantAzAY09'],
    ['acme-corp', 'TenantAcmeX2Dcorp'],
    ['a b/c', 'TenantAX20bX2Fc'],
    ['Acme', 'TenantX41cme'],
    ['Zoo', 'TenantX5Aoo'],
    ['xray', 'TenantX78ray'],
    ['axis', 'TenantAxis'],
    ['aX2D', 'TenantAX582D'],
    ['aWXY', 'TenantAWX58Y'],
    ['9lives', 'Tenant9lives'],
  ])('%s gives %s', (tenant, expected) => {
    expect(tenantConstructId(tenant)).toBe(expected);
  });
});

test('logical ID and outputs are named after it', () => {
  expect(tenantRoleLogicalId('dev01')).toBe('AuthenticatedRoleTenantDev01');
  expect(tenantOutputName('dev01')).toBe('TenantDev01RoleArn');
  expect(AUTHENTICATED_ROLE_OUTPUT).toBe('AuthenticatedRoleArn');
});
