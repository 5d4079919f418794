import type { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { DEFAULT_CROSS_STACK_REFERENCES } from 'aws-cdk-lib/cx-api';
import { Template as Templates } from 'aws-cdk-lib/assertions';
import { DirectAccess, NewUserPool, Rows } from '../../../lib';
import '../../../tools/jest-matchers/access-matchers';
import { assertAwaited } from '../../../tools/jest-matchers/awaited-assertions';
import { app } from '../../synthesis';

const identityId = 'us-east-1:11111111-2222-4333-8444-555555555555';
const sub = '99999999-8888-4777-8666-555555555555';
const USER = { sub, identityId, tenant: 'acme' };
const tenantClaim = 'custom:tenantId';
const partitionKey = { name: 'pk', type: AttributeType.STRING };

let template: Template;
beforeAll(() => {
  const stack = new Stack(app(), 'Test');
  const globalSecondaryIndexes = [{ indexName: 'byState', partitionKey }];
  const orders = new TableV2(stack, 'Orders', { partitionKey, globalSecondaryIndexes });
  const shared = new Table(stack, 'Shared', { partitionKey, tableName: 'shared-items' });
  new DirectAccess(stack, 'Access', {
    tables: [
      { table: orders, rows: Rows.own({ id: 'userSub', match: 'prefix' }), actions: ['GetItem'] },
      { table: shared, rows: Rows.tenant(), actions: ['PutItem'] },
      {
        table: TableV2.fromTableName(stack, 'Legacy', 'orders-legacy'),
        rows: Rows.all(),
        actions: ['GetItem', 'Query'],
        queryIndexes: ['byDate'],
      },
    ],
    tenantClaim,
  });
  const api = new Role(stack, 'Api', {
    assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com'),
  });
  orders.grants.readData(api);
  const resources = [orders.tableArn];
  const actions = ['dynamodb:Scan'];
  const deny = { sid: 'NoScans', effect: Effect.DENY, actions, resources };
  api.addToPolicy(new PolicyStatement(deny));
  const conditions = { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } };
  const tool = new User(stack, 'Tool');
  tool.addToPolicy(new PolicyStatement({ sid: 'Scans', actions, resources, conditions }));
  const parameter = new CfnParameter(stack, 'TableArn').valueAsString;
  const other = new Role(stack, 'Other', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  other.addToPolicy(new PolicyStatement({ actions, resources: [parameter] }));
  template = Templates.fromStack(stack);
});

const get = { user: USER, action: 'GetItem', table: 'Orders' };
const own = { ...get, partitionKey: `${sub}#1` };
const scan = { action: 'Scan', table: 'Orders' };
const fromTool = { ...scan, user: 'Tool', context: { 'aws:SourceIp': '198.51.100.7' } };

describe('toAllow and toDeny', () => {
  test('decide for a signed-in user', async () => {
    await expect(template).toAllow(own);
    await expect(template).toDeny({ ...get, partitionKey: `${identityId}#1` });
    await expect(template).toDeny({ ...get, ...scan });
    await expect(template).toDeny({ ...own, action: 'PutItem' });
    await expect(template).toDeny({ ...own, action: 'Query', index: 'byState' });
    await expect(template).toAllow({
      ...get,
      action: 'PutItem',
      table: 'shared-items',
      partitionKey: 'acme',
    });
    await expect(template).toDeny({
      ...get,
      action: 'PutItem',
      table: 'Shared',
      partitionKey: 'globex',
    });
    await expect(template).toDeny({
      ...{ ...get, action: 'PutItem', table: 'Shared', partitionKey: 'acme' },
      user: { sub, identityId },
    });
  });

  test('decide for an existing table, by name or ARN', async () => {
    const legacy = { ...get, table: 'orders-legacy', partitionKey: 'any' };
    await expect(template).toAllow(legacy);
    await expect(template).toAllow({ ...legacy, action: 'Query', index: 'byDate' });
    await expect(template).toDeny({ ...legacy, action: 'PutItem' });
    await expect(template).toDeny({ ...legacy, user: undefined, role: 'Api' });
    const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders-legacy';
    await expect(template).toAllow({ ...legacy, table });
  });

  test('decide for members of groups, by each app client', async () => {
    const stack = new Stack(app(), 'Groups');
    const table = new TableV2(stack, 'Orders', { partitionKey });
    const { userPool, userPoolClients } = new NewUserPool(stack, 'Users', { clients: { web: {} } });
    const tables = [{ table, rows: Rows.own(), actions: ['GetItem'] as const }];
    const grant = (action: 'Query' | 'Scan') => [{ table, rows: Rows.all(), actions: [action] }];
    const groups = [
      { groupName: 'admins', tables: grant('Scan') },
      { groupName: 'support', tables: grant('Query') },
    ];
    new DirectAccess(stack, 'Access', { userPool, userPoolClients, tables, groups });
    const grouped = Templates.fromStack(stack);
    const as = (...names: string[]) => ({ ...scan, user: { sub, identityId, groups: names } });
    await expect(grouped).toDeny(as());
    await expect(grouped).toAllow(as('admins'));
    // The group with the lower precedence decides, and access does not add up.
    const query = { action: 'Query', partitionKey: 'a' };
    await expect(grouped).toAllow({ ...as('support'), ...query });
    const both = { ...as('support', 'admins'), ...query };
    await expect(expect(grouped).toAllow(both)).rejects.toThrow('GroupAdmins');
    // A client may request the role of the other group.
    await expect(expect(grouped).toDeny(both)).rejects.toThrow('GroupSupport');
    await expect(expect(grouped).not.toAllow(both)).rejects.toThrow('GroupSupport');
    for (const client of ['UsersClient', 'UsersWebClient']) {
      const { user, ...request } = as('admins');
      await expect(grouped).toAllow({ ...request, user: { ...user, client } });
      await expect(grouped).toDeny({ ...request, user: { sub, identityId, client } });
    }
    await expect(
      expect(grouped).toDeny({ ...scan, user: { sub, identityId, client: 'Mobile' } }),
    ).rejects.toThrow('"Mobile"');
    await expect(expect(grouped).toDeny(as('others'))).rejects.toThrow('the group others');
  });

  test('decide for a role and a user of the template', async () => {
    await expect(template).toAllow({
      role: 'Api',
      action: 'Query',
      table: 'Orders',
      partitionKey: 'a',
    });
    await expect(template).toDeny({ role: 'Api', ...scan });
    await expect(template).toAllow(fromTool);
    await expect(template).toDeny({ ...fromTool, context: { 'aws:SourceIp': '203.0.113.7' } });
    await expect(template.toJSON()).toDeny({ ...fromTool, context: { 'aws:SourceIp': undefined } });
  });

  test.each([
    [
      'the statement that denies',
      () => expect(template).toAllow({ role: 'Api', ...scan }),
      'NoScans',
    ],
    [
      'that none allows',
      () => expect(template).toAllow({ ...own, partitionKey: `${identityId}#1` }),
      /No statement of AccessAuthenticatedRole\w+ allows it/,
    ],
    ['the statement that allows', () => expect(template).toDeny(own), 'GetOwnItemsOfOrders'],
    ['the statement, negated', () => expect(template).not.toAllow(own), 'GetOwnItemsOfOrders'],
    [
      'tables of the template',
      () => expect(template).toAllow({ ...own, table: 'Ordres' }),
      /"Ordres".*Orders[0-9A-F]{8}/,
    ],
    [
      'existing tables',
      () => expect(template).toAllow({ ...own, table: 'Legacy' }),
      /"Legacy".*orders-legacy/,
    ],
    [
      'indexes of the table',
      () => expect(template).toDeny({ ...own, index: 'byStat' }),
      /"byStat".*byState/,
    ],
    [
      'a stack in place of its template',
      () => expect(new Stack(app(), 'Empty')).toDeny(own),
      'Template.fromStack',
    ],
    ['what sends the request', () => expect(template).toDeny(scan), 'user or role'],
    [
      'an unknown action',
      () => expect(template).toDeny({ ...own, action: 'GetItems' }),
      'dynamodb:GetItems',
    ],
    [
      'an unknown condition key',
      () => expect(template).toDeny({ ...fromTool, context: {} }),
      'aws:SourceIp',
    ],
    ['an unknown parameter', () => expect(template).toDeny({ ...scan, role: 'Other' }), 'TableArn'],
    ['no partition key', () => expect(template).toDeny(get), 'partitionKey'],
    [
      'no partition key of an action in lower case, as IAM allows',
      () => expect(template).toDeny({ ...get, action: 'getitem' }),
      'partitionKey',
    ],
    [
      'an unknown index',
      () => expect(template).toDeny({ ...own, action: 'Query', index: 'byDate' }),
      /no index "byDate".*byState/,
    ],
    ['no template', () => expect(undefined).toDeny(own), 'Template.fromStack'],
  ])('fail with %s', async (_title, assertion, message) => {
    await expect(assertion()).rejects.toThrow(message);
  });

  test.each(['weak', 'strong'])(
    'decide for the table and users of another stack: %s',
    async (kind) => {
      const scope = app();
      scope.node.setContext(DEFAULT_CROSS_STACK_REFERENCES, kind);
      const data = new Stack(scope, 'Data');
      const orders = new TableV2(data, 'Orders', { partitionKey });
      const { userPool, userPoolClients } = new NewUserPool(data, 'People', {
        tenantClaim,
        clients: { web: {} },
      });
      const stack = new Stack(scope, 'Users');
      const rows = Rows.own({ id: 'userSub', match: 'prefix' });
      const tables = [{ table: orders, rows, actions: ['GetItem'] as const }];
      const users = { userPool, userPoolClients };
      new DirectAccess(stack, 'Access', { ...users, tables, tenantClaim });
      new TableV2(stack, 'Mine', { partitionKey });
      const importing = Templates.fromStack(stack);
      await expect(importing).toAllow(own);
      await expect(importing).toDeny({ ...own, partitionKey: 'other#1' });
      await expect(importing).toDeny({ ...own, table: 'Mine' });
      await expect(expect(importing).toDeny({ ...own, table: 'Shared' })).rejects.toThrow(
        '"Shared"',
      );
    },
  );

  test('must be awaited', async () => {
    const forgotten = expect(template).toAllow(own);
    await expect(assertAwaited()).rejects.toThrow('1 of toAllow and toDeny');
    await forgotten;
    await assertAwaited();
  });

  test('do not end Jest if one that was not awaited fails', async () => {
    void expect(template).toDeny(own);
    await expect(template).toAllow(own); // decided after the other
    await new Promise(setImmediate);
    await expect(assertAwaited()).rejects.toThrow('1 of toAllow and toDeny');
  });
});
