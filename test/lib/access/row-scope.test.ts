import { isByTenant, ownerId, type RowScope } from '../../../lib/access/row-scope';

const SUB = { by: 'own', id: 'userSub', match: 'exact' } as const;
const TENANT = { by: 'tenant', match: 'prefix', delimiter: '#' } as const;

test('the ID that isolates items is that of the user or of the tenant', () => {
  expect(ownerId(SUB)).toBe('userSub');
  expect(ownerId({ ...SUB, id: 'identityId' })).toBe('identityId');
  expect(ownerId(TENANT)).toBe('tenant');
});

test.each<[RowScope | undefined, boolean]>([
  [undefined, false],
  [{ by: 'all' }, false],
  [SUB, false],
  [TENANT, true],
])('rows %j isolate by tenant: %s', (scope, expected) => {
  expect(isByTenant(scope)).toBe(expected);
});
