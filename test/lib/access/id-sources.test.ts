import { claimOption } from '../../../lib/access/id-sources';
import type { RowScope } from '../../../lib/access/row-scope';

test.each<[RowScope | undefined, string | undefined]>([
  [undefined, undefined],
  [{ by: 'all' }, undefined],
  [{ by: 'own', id: 'identityId', match: 'exact' }, undefined],
  [{ by: 'own', id: 'userSub', match: 'exact' }, undefined],
  [{ by: 'tenant', match: 'prefix', delimiter: '#' }, 'tenantClaim'],
])('rows %j need a claim that %s names', (scope, option) => {
  expect(claimOption(scope)).toBe(option);
});
