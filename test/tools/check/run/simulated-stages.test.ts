import { ITEM_ACTIONS } from '../../../../lib/access/item-actions';
import { SHIPPED, shippedStage, withTable } from '../../../stages';
import { unexpectedOutcomes } from './simulated-stage';

beforeAll(() => {
  // Sessions begin after every revocation in the shipped stages.
  jest.useFakeTimers({
    now: new Date('2030-01-01'),
    doNotFake: ['nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setTimeout'],
  });
});
afterAll(() => {
  jest.useRealTimers();
});

describe('probes of a stage match the simulated outcome in its template', () => {
  test.each(SHIPPED)('for the shipped stage %s', async (name) => {
    const { probes, wrong } = await unexpectedOutcomes(shippedStage(name));
    expect(wrong).toEqual([]);
    expect(new Set(probes.map(({ expected }) => expected))).toEqual(new Set(['allowed', 'denied']));
  });

  const WITH_KEY = ITEM_ACTIONS.filter((action) => action !== 'Scan');
  const OWN_ROWS = { by: 'own', id: 'userSub', match: 'prefix' };
  const TENANT_ROWS = { by: 'tenant', match: 'exact' };
  const [byText, byNumber] = ['string', 'number'].map((type) => ({
    partitionKey: { name: type, type },
  }));
  const INDEXES = { byDate: byNumber, byState: byText };
  const ELSEWHERE = { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' };
  const tenants = { acme: { maxSessionDuration: '2h' }, beta: { maxSessionDuration: '3h' } };
  test.each<[string, object, object]>([
    ['own rows by userSub', { rows: { by: 'own', id: 'userSub' } }, {}],
    ['own rows by a prefix', { rows: { by: 'own', match: 'prefix' } }, {}],
    ['narrowed actions', { rows: 'own', actions: ['GetItem', 'UpdateItem'] }, {}],
    ['write-only own rows', { rows: 'own', actions: ['PutItem', 'UpdateItem'] }, {}],
    ['the classic flow', { rows: 'own' }, { identity: { classicFlow: true } }],
    ['a user pool of another Region', { rows: 'own' }, { identity: { userPool: ELSEWHERE } }],
    [
      'a user pool of another Region than env.region',
      { rows: 'own' },
      { identity: { userPool: ELSEWHERE }, env: { region: 'us-east-1' } },
    ],
    ['no role of a tenant', { rows: 'tenant' }, { identity: { tenantClaim: 'custom:t' } }],
    [
      'two tenants with roles',
      { rows: 'tenant' },
      { identity: { tenantClaim: 'custom:t' }, tenants },
    ],
    [
      'a tenant whose name is like an ending',
      { rows: 'tenant' },
      { identity: { tenantClaim: 'custom:t' }, tenants: { arnArn: tenants.acme } },
    ],
    [
      'two tenants with roles in the classic flow',
      { rows: { by: 'tenant', match: 'prefix' } },
      { identity: { tenantClaim: 'custom:t', classicFlow: true }, tenants },
    ],
    ...[OWN_ROWS, TENANT_ROWS].map((rows): [string, object, object] => [
      `every action with a key on rows ${JSON.stringify(rows)}`,
      { rows, actions: WITH_KEY, encryption: 'customerManaged', indexes: INDEXES },
      { identity: { tenantClaim: 'custom:t' } },
    ]),
    [
      'every action on all rows and one index',
      { actions: ITEM_ACTIONS, indexes: INDEXES, queryIndexes: ['byDate'] },
      {},
    ],
    [
      'write-only batches and deletions of own rows',
      { rows: 'own', actions: ['PutItem', 'DeleteItem', 'BatchWriteItem'] },
      {},
    ],
  ])('for a stage with %s', async (_what, table, stage) => {
    expect((await unexpectedOutcomes(withTable(table, stage))).wrong).toEqual([]);
  });
});
