import { MINIMAL } from '../../../stages';

const US_EAST_1 = { env: { region: 'us-east-1' } };
const named = (length: number) => 'n'.repeat(length);

/** So many tables, with ids and names as long as they can be. */
export const tablesWith = (count: number, encryption: unknown, rows: unknown = 'all') => ({
  ...MINIMAL,
  ...US_EAST_1,
  tables: Object.fromEntries(
    Array.from({ length: count }, (_, n) => {
      const number = String(n).padStart(3, '0');
      const tableName = `${named(252)}${number}`;
      return [`${named(61)}${number}`, { ...MINIMAL.tables.orders, tableName, encryption, rows }];
    }),
  ),
});

/** The row scope whose condition has the most characters. */
export const LONGEST_ROWS = {
  by: 'own',
  id: 'identityId',
  match: 'prefix',
  delimiter: '#'.repeat(16),
};

/** So many tables, and so many tenants with IDs as long as a trust policy takes them, all of them cut off. */
export const manyTenants = (
  tables: number,
  tenants: number,
  tenant: object = { maxSessionDuration: 3600, revokeIssuedBefore: '2026-11-20T14:30:00Z' },
) => ({
  ...tablesWith(tables, 'awsOwned'),
  identity: { tenantClaim: 'custom:tenantId' },
  sessions: { revokeIssuedBefore: '2026-11-20T14:30:00Z' },
  tenants: Object.fromEntries(
    Array.from({ length: tenants }, (_, n) => [
      `${'-'.repeat(56)}${String(n).padStart(2, '0')}`,
      tenant,
    ]),
  ),
});

/** So many tables with a new key, and so many without. */
export const mixedTables = (withKey: number, without: number) => ({
  ...MINIMAL,
  tables: {
    ...tablesWith(withKey, 'customerManaged').tables,
    ...Object.fromEntries(
      Array.from({ length: without }, (_, n) => [`plain${n}`, MINIMAL.tables.orders]),
    ),
  },
});
