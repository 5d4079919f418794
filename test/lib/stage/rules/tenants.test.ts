import { tenantConstructId } from '../../../../lib/access/role-names';
import { MINIMAL } from '../../../stages';
import { editsOf, errorsOf } from '../errors-of';

const ROLE = { maxSessionDuration: 3600 };
const REVOKED = { revokeIssuedBefore: '2026-11-20T14:30:00Z' };
const withTenants = (tenants: object) => ({
  ...MINIMAL,
  identity: { tenantClaim: 'custom:tenantId' },
  tenants,
});
const tenantsOf = (count: number, tenant: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, tenant]));

describe('tenants', () => {
  test('25 have a role of their own, the rules of a role mapping', () => {
    expect(errorsOf(withTenants(tenantsOf(25, ROLE)))).toEqual([]);
    expect(errorsOf(withTenants(tenantsOf(26, ROLE)))).toEqual([
      ['tenants', 'quota', { max: 25, received: 26 }],
    ]);
    expect(editsOf(withTenants(tenantsOf(26, ROLE)))).toEqual([
      { kind: 'remove', path: ['tenants', 't25', 'maxSessionDuration'] },
    ]);
  });

  test('any number may be revoked', () => {
    const revoked = Object.fromEntries(
      Object.entries(tenantsOf(60, REVOKED)).map(([id, tenant]) => [`revoked-${id}`, tenant]),
    );
    expect(errorsOf(withTenants({ ...tenantsOf(25, ROLE), ...revoked }))).toEqual([]);
  });

  test('have logical IDs of their own, however alike they are', () => {
    const alike = ['acme', 'Acme', 'a-cme', 'aX2Dcme', 'AX2Dcme', 'X41cme', 'x41cme', 'ACME'];
    expect(errorsOf(withTenants(Object.fromEntries(alike.map((id) => [id, ROLE]))))).toEqual([]);
    expect(new Set(alike.map(tenantConstructId)).size).toBe(alike.length);
  });

  test('have logical IDs of 255 characters at most', () => {
    // AuthenticatedRole, Tenant, 3 × 74 and RoleArn are 252 characters.
    const longest = `${'-'.repeat(74)}aaa`;
    expect(errorsOf(withTenants({ [longest]: ROLE }))).toEqual([]);
    expect(errorsOf(withTenants({ [`${longest}a`]: ROLE }))).toEqual([
      [`tenants.${longest}a`, 'quota', { max: 255 }],
    ]);
    expect(errorsOf(withTenants({ [`${longest}a`]: REVOKED }))).toEqual([]);
  });

  test('differ from others in something', () => {
    expect(errorsOf(withTenants({ acme: {} }))).toEqual([['tenants.acme', 'missing']]);
    expect(errorsOf(withTenants({ acme: { maxSessionDuration: 'long' } }))).toEqual([
      ['tenants.acme.maxSessionDuration', 'invalidValue'],
    ]);
  });
});
