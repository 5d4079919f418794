import { principalTags } from '../../../lib/access/principal-tags';
import type { RowScope } from '../../../lib/access/row-scope';

const ALL: RowScope = { by: 'all' };
const OWN: RowScope = { by: 'own', id: 'identityId', match: 'exact' };
const SUB: RowScope = { by: 'own', id: 'userSub', match: 'exact' };
const NO_CLAIM = { tenantClaim: undefined };
const TENANT: RowScope = { by: 'tenant', match: 'exact' };

test.each<[RowScope[], string | undefined, Record<string, string>]>([
  [[], undefined, {}],
  [[ALL, OWN], undefined, {}],
  [[OWN, SUB], undefined, { tokenSub: 'sub' }],
  [[ALL, OWN], 'tenantId', { tokenTenant: 'tenantId' }],
  [[TENANT, SUB], 'tenantId', { tokenSub: 'sub', tokenTenant: 'tenantId' }],
])('rows %j, tenant claim %s: the tags are %j', (scopes, tenantClaim, tags) => {
  expect(principalTags(scopes, false, { tenantClaim })).toStrictEqual(tags);
});

test.each<[RowScope[], boolean]>([
  [[TENANT], false],
  [[ALL], true],
])('rows %j, named tenants %s: a claim is needed', (scopes, namesTenants) => {
  expect(() => principalTags(scopes, namesTenants, NO_CLAIM)).toThrow('tenantClaim');
});

test('without rows or sessions by tenant no claim is needed', () => {
  expect(principalTags([OWN], false, NO_CLAIM)).toEqual({});
});
