import type { AuthSession } from 'aws-amplify/auth';
import { itemKey, type KeyedTable } from '../../../examples/web/src/item-key';

const SESSION = {
  identityId: 'us-east-1:8792',
  userSub: '423f858c',
  tokens: { idToken: { payload: { sub: '423f858c', 'custom:tenantId': 'acme' } } },
} as unknown as AuthSession;

const table = (rows: KeyedTable['rows'], more: object = {}): KeyedTable => ({
  partitionKey: { name: 'pk', type: 'string' },
  rows,
  ...more,
});
const PREFIX = { match: 'prefix', delimiter: '|' };
const TENANT = { by: 'tenant', claim: 'custom:tenantId' };

describe('itemKey of the example client', () => {
  test.each<[KeyedTable['rows'], string]>([
    [{ by: 'all' }, 'order-1'],
    [{ by: 'own', id: 'identityId', match: 'exact' }, 'us-east-1:8792'],
    [{ by: 'own', id: 'userSub', match: 'exact' }, '423f858c'],
    [{ by: 'own', id: 'identityId', ...PREFIX }, 'us-east-1:8792|order-1'],
    [{ by: 'own', id: 'userSub', ...PREFIX }, '423f858c|order-1'],
    [{ ...TENANT, match: 'exact' }, 'acme'],
    [{ ...TENANT, ...PREFIX }, 'acme|order-1'],
  ])('of rows %j is that of the user', (rows, pk) => {
    expect(itemKey(table(rows), SESSION, { partition: 'order-1' })).toEqual({ pk });
  });

  test('has the names and types of the table', () => {
    const keys = {
      partitionKey: { name: 'id', type: 'number' },
      sortKey: { name: 'at', type: 'number' },
    };
    const parts = { partition: 7, sort: 2 };
    expect(itemKey(table({ by: 'all' }, keys), SESSION, parts)).toEqual({ id: 7, at: 2 });
  });

  test.each([
    ['tenant', { ...TENANT, match: 'exact' }, 'custom:tenantId'],
    ['identity', { by: 'own', id: 'identityId', match: 'exact' }, 'signed in'],
  ])('is refused for a user without %s, and never of "undefined"', (_id, rows, error) => {
    const session = { tokens: { idToken: { payload: {} } } } as unknown as AuthSession;
    expect(() => itemKey(table(rows), session, { partition: 'order-1' })).toThrow(error);
  });
});
