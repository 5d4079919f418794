import { Duration } from 'aws-cdk-lib/core';
import {
  assertTenants,
  hasOwnRole,
  tenantsWithRole,
  type TenantSessions,
} from '../../../lib/access/tenant-sessions';

const ROLE = { maxSessionDuration: Duration.hours(1) };
const tenants = (count: number, options: object): TenantSessions[] =>
  Array.from({ length: count }, (_, n) => ({ id: `t${n}`, ...options }));

test('a tenant has a role of its own if it has a maximum session duration', () => {
  expect(hasOwnRole(ROLE)).toBe(true);
  expect(hasOwnRole({})).toBe(false);
  expect(hasOwnRole(undefined)).toBe(false);
  expect(tenantsWithRole({ acme: ROLE, globex: {}, initech: undefined })).toEqual(['acme']);
});

test('25 tenants can have a role of their own, and any number can exist', () => {
  expect(() => assertTenants([...tenants(25, ROLE), ...tenants(30, {})])).not.toThrow();
  expect(() => assertTenants(tenants(26, ROLE))).toThrow(/^26 tenants .* 25 role mapping rules/);
});

test('a tenant ID is a session tag', () => {
  expect(() => assertTenants([...tenants(1, ROLE), { id: 'a*' }])).toThrow('"a*"');
});
