import { MINIMAL } from '../../../stages';
import { warningsOf } from './warnings-of';

const SCOPES = ['own', 'tenant', 'all'];

describe('a group whose row scope is wider than that of the table', () => {
  test.each(SCOPES.flatMap((table) => SCOPES.map((group) => [table, group] as const)))(
    'table %s, group %s',
    (ofTable, ofGroup) => {
      const { groupWiderThanTable } = warningsOf({
        ...MINIMAL,
        identity: { tenantClaim: 'custom:tenantId' },
        tables: { orders: { ...MINIMAL.tables.orders, rows: ofTable } },
        groups: {
          admins: { precedence: 1, tables: { orders: { rows: ofGroup, actions: ['GetItem'] } } },
        },
      });
      const isWider = SCOPES.indexOf(ofGroup) > SCOPES.indexOf(ofTable);
      expect(groupWiderThanTable?.includes('groups.admins.tables.orders')).toBe(
        isWider ? true : undefined,
      );
    },
  );
});
