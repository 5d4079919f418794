import { plannedUsers } from '../../../../tools/local/demo/planned-users';
import { checked, MINIMAL, shippedStage, withTable } from '../../../stages';

const users = (stage: unknown) => plannedUsers(checked(stage));

describe('users of the demo', () => {
  test('are two', () => {
    expect(users(MINIMAL)).toEqual([{ name: 'alice' }, { name: 'bob' }]);
  });

  test('are one of each tenant of the stage, of two at least, and one without', () => {
    expect(users(shippedStage('tenant'))).toEqual([
      { name: 'alice', tenant: 'dev01' },
      { name: 'bob', tenant: 'acme' },
      { name: 'carol' },
    ]);
    const session = { maxSessionDuration: '1h' };
    const tenants = { acme: session, one: session, two: session };
    const stage = withTable({ rows: 'tenant' }, { identity: { tenantClaim: 'custom:t' }, tenants });
    expect(users(stage).map(({ tenant }) => tenant)).toEqual(['acme', 'one', 'two', undefined]);
  });

  test('are also one of each group, of the first tenant', () => {
    expect(users(shippedStage('groups')).slice(2)).toEqual([
      { name: 'carol', group: 'admins' },
      { name: 'dave', group: 'authors' },
    ]);
    const groups = { staff: { precedence: 1, tables: { orders: { rows: 'all' } } } };
    const stage = withTable({ rows: 'tenant' }, { identity: { tenantClaim: 'custom:t' }, groups });
    expect(users(stage).at(-1)).toEqual({ name: 'dave', group: 'staff', tenant: 'acme' });
  });
});
