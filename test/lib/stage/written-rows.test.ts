import { checked, withTable } from '../../stages';

const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };

test('rows "all" are every row', () => {
  expect(checked(withTable({ rows: 'all' })).tables.orders?.rows).toEqual({ by: 'all' });
});

test.each([
  ['own', { by: 'own', id: 'identityId', match: 'exact' }],
  ['tenant', { by: 'tenant', match: 'exact' }],
  [{ by: 'own' }, { by: 'own', id: 'identityId', match: 'exact' }],
  [
    { by: 'own', id: 'userSub' },
    { by: 'own', id: 'userSub', match: 'exact' },
  ],
  [
    { by: 'own', match: 'prefix' },
    { by: 'own', id: 'identityId', match: 'prefix', delimiter: '#' },
  ],
  [
    { by: 'tenant', match: 'exact' },
    { by: 'tenant', match: 'exact' },
  ],
  [
    { by: 'tenant', match: 'prefix', delimiter: '|' },
    { by: 'tenant', match: 'prefix', delimiter: '|' },
  ],
])('rows %j are %j with their defaults, and stay so when read again', (written, complete) => {
  expect(checked(withTable({ rows: written }, TENANTS)).tables.orders?.rows).toEqual(complete);
  expect(checked(withTable({ rows: complete }, TENANTS)).tables.orders?.rows).toEqual(complete);
});
