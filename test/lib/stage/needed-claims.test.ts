import { knowsTenants, neededClaims } from '../../../lib/stage/needed-claims';
import { MINIMAL, checked, withTable } from '../../stages';

const CLAIM = { identity: { tenantClaim: 'custom:tenantId' } };
const STAFF = { staff: { precedence: 1, tables: { orders: { rows: 'tenant' } } } };

test.each<[string, object, string[]]>([
  ['rows "all"', MINIMAL, []],
  ['rows "own"', withTable({ rows: 'own' }), []],
  ['a claim that nothing needs', { ...MINIMAL, ...CLAIM }, []],
  ['rows "tenant"', withTable({ rows: 'tenant' }, CLAIM), ['tenantClaim']],
  [
    'a tenant',
    { ...MINIMAL, ...CLAIM, tenants: { acme: { maxSessionDuration: '2h' } } },
    ['tenantClaim'],
  ],
  [
    'rows "tenant" of a group',
    withTable({ rows: 'own' }, { ...CLAIM, groups: STAFF }),
    ['tenantClaim'],
  ],
])('a stage with %s', (_title, stage, options) => {
  expect(neededClaims(checked(stage))).toEqual(options);
  expect(knowsTenants(checked(stage))).toBe(options.length > 0);
});
