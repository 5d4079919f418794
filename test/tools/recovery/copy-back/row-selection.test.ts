import { canonicalNumber, isSameKey } from '../../../../tools/recovery/copy-back/key-value';
import { rowSelection } from '../../../../tools/recovery/copy-back/row-selection';
import type { CopiedRows } from '../../../../tools/recovery/restore-request';
import { CommandError } from '../../../../tools/command-error';
import { checked, withTable } from '../../../stages';

const TENANTS = { identity: { tenantClaim: 'custom:tenantId' } };
const select = (rows: unknown, wanted: CopiedRows, type = 'string') => {
  const partitionKey = { name: 'pk', type };
  const { orders } = checked(withTable({ rows, partitionKey }, TENANTS)).tables;
  return rowSelection('orders', orders as any, wanted);
};
const tenant = (id: string): CopiedRows => ({ kind: 'tenant', tenant: id });
const user = (id: string): CopiedRows => ({ kind: 'user', user: id });
const key = (value: string): CopiedRows => ({ kind: 'partitionKey', value });

test.each<[string, unknown, CopiedRows, string?]>([
  ['a tenant of rows of users', 'own', tenant('acme')],
  ['a user of rows of tenants', 'tenant', user('us-east-1:0a')],
  ['a tenant of all rows', 'all', tenant('acme')],
  ['a user of all rows', 'all', user('us-east-1:0a')],
  ['no tenant', { by: 'tenant', match: 'prefix' }, tenant('')],
  ['a tenant with the delimiter', { by: 'tenant', match: 'prefix' }, tenant('acme#1')],
  ['a tenant with a wildcard', { by: 'tenant', match: 'prefix' }, tenant('acme*')],
  ['a sub of rows by identity ID', 'own', user('0a1b2c3d-0000-4000-8000-00000000000b')],
  ['an identity ID of rows by sub', { by: 'own', id: 'userSub' }, user('us-east-1:0a')],
  ['no user', { by: 'own', id: 'userSub', match: 'prefix' }, user('')],
  ['no partition key', 'all', key('')],
  ['a partition key that is not a number', 'all', key('ten'), 'number'],
  ['a partition key that is not in Base64', 'all', key('acme!'), 'binary'],
])('%s is wrong usage', (...[, rows, wanted, type]) => {
  expect(() => select(rows, wanted, type)).toThrow(CommandError);
});

test.each([
  ['10', '1.0e1', true],
  ['0', '-0.00', true],
  ['0.5', '.5', true],
  ['-5', '5', false],
  ['10', '100', false],
  ['12345678901234567890123456789012345678', '12345678901234567890123456789012345679', false],
])('the numbers %s and %s are the same key: %s', (one, other, same) => {
  expect(isSameKey({ N: one }, { N: other })).toBe(same);
});

test.each(['', '.', 'e5', '1e', '0x1', '1,5', 'NaN', ' 1'])('%j is not a number', (text) => {
  expect(canonicalNumber(text)).toBeUndefined();
});

test('keys of different types are not the same', () => {
  expect(isSameKey({ S: '1' }, { N: '1' })).toBe(false);
  expect(isSameKey({ B: Buffer.from('1') }, { S: '1' })).toBe(false);
  expect(isSameKey({ S: '1' }, undefined)).toBe(false);
});
