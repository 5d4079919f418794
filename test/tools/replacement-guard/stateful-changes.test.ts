import { isDeepStrictEqual } from 'node:util';
import { changeErrors, lostIds } from '../../../tools/replacement-guard/change-errors';
import { statefulChanges } from '../../../tools/replacement-guard/stateful-changes';
import { optionPaths } from '../../lib/stage/option-paths';
import { CERTIFIED, DESTINATION, revoking, SOURCE } from '../../stages';
import { templateOf } from '../../synthesis';

const string = (name: string) => ({ name, type: 'string' });
const INDEX = { partitionKey: string('state') };
const ORDERS = { partitionKey: string('pk'), rows: 'all' };
const VAULT = { ...ORDERS, encryption: 'customerManaged' };
const KEY_ARN = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';
const MAXIMUM = { billing: { onDemand: { maxReadUnits: 100, maxWriteUnits: 50 } } };
const EXISTING_POOL = { userPoolId: 'us-east-1_AbCdEf123', userPoolClientId: 'abc' };
const TENANT = { tenantClaim: 'custom:tenantId' };

/** A stage as deployed: two tables, one with a key of its own, a user pool and an identity pool. */
const BASE = {
  stackName: 'orders',
  env: { account: '111122223333', region: 'us-east-1' },
  tables: { orders: ORDERS, vault: VAULT },
};

const stage = (keys: object) => ({ ...BASE, ...keys });
const table = (keys: object) =>
  stage({ tables: { ...BASE.tables, orders: { ...ORDERS, ...keys } } });
const existing = (named: object) => table({ existing: named });
const vault = (keys: object) => stage({ tables: { ...BASE.tables, vault: { ...VAULT, ...keys } } });
const indexes = (entries: object) => table({ indexes: entries });
const indexed = (keys: object) =>
  table({ actions: ['Query'], indexes: { byState: INDEX }, ...keys });
const identity = (keys: object) => stage({ identity: keys });
const userPool = (keys: object) => identity({ userPool: keys });
const ADMINS = { precedence: 1, tables: { orders: { rows: 'all' } } };
const groups = (entries: object) => stage({ groups: entries });
const queriedByAdmins = (grant: object) => ({
  ...indexed({}),
  groups: {
    admins: { precedence: 1, tables: { orders: { rows: 'all', actions: ['Query'], ...grant } } },
  },
});
const groupsOfPool = (entries: object) =>
  stage({ groups: entries, identity: { userPool: EXISTING_POOL } });
const tenants = (entries: object, keys: object = {}) =>
  stage({ identity: TENANT, tenants: entries, ...keys });
const HOSTED = {
  domainPrefix: 'orders-1',
  callbackUrls: ['https://a.example.com/'],
  logoutUrls: ['https://a.example.com/'],
};
const WEB = {
  domainPrefix: 'orders-1',
  clients: { web: { callbackUrls: HOSTED.callbackUrls, logoutUrls: HOSTED.logoutUrls } },
};
const OPEN = identity({ userPool: { selfSignUp: true }, classicFlow: true });
const API = { runsOn: 'lambda', tables: { orders: 'read' } };
const workload = (keys: object) => stage({ workloads: { api: { ...API, ...keys } } });
const pod = (keys: object) => workload({ runsOn: 'eks', ...keys });
const connector = (keys: object) => stage({ connectors: { tool: { ...SOURCE, ...keys } } });

const ALL = ['OrdersTable', 'VaultTableKey', 'VaultTable', 'UserPool', 'IdentityPool'];
type Effects = Readonly<Record<string, 'updated' | 'unsupported' | 'replaced' | 'removed'>>;
const everywhere = (effect: 'updated', ids = ALL): Effects =>
  Object.fromEntries(ids.map((id) => [id, effect]));

const backup = (options: object) => stage({ backup: options });

type Row = readonly [option: string, what: string, from: object, to: object, effects: Effects];

// prettier-ignore
const ROWS: readonly Row[] = [
  ['removalPolicy', 'retain to destroy', BASE, stage({ removalPolicy: 'destroy' }), everywhere('updated')],
  ['removalPolicy', 'destroy to retain', stage({ removalPolicy: 'destroy' }), BASE, everywhere('updated')],
  ['terminationProtection', 'off', BASE, stage({ terminationProtection: false }), {}],
  ['tags', 'added', BASE, stage({ tags: { team: 'a' } }), everywhere('updated')],

  ['tables', 'one more', BASE, stage({ tables: { ...BASE.tables, more: VAULT } }), {}],
  ['tables', 'one less', BASE, stage({ tables: { vault: VAULT } }), { OrdersTable: 'removed' }],
  ['tables', 'one less, with its key', BASE, stage({ tables: { orders: ORDERS } }), { VaultTable: 'removed', VaultTableKey: 'removed' }],
  ['tables', 'another id', BASE, stage({ tables: { sales: ORDERS, vault: VAULT } }), { OrdersTable: 'removed' }],
  ['tables', 'another order', BASE, stage({ tables: { vault: VAULT, orders: ORDERS } }), {}],
  ['tables.*.existing', 'instead of a new table', BASE, existing({ tableName: 'orders-1' }), { OrdersTable: 'removed' }],
  ['tables.*.existing', 'instead of a new table with its key', BASE, stage({ tables: { ...BASE.tables, vault: { ...ORDERS, existing: { tableName: 'vault-1' } } } }), { VaultTable: 'removed', VaultTableKey: 'removed' }],
  ['tables.*.existing', 'another', existing({ tableName: 'orders-1' }), existing({ tableName: 'orders-2' }), {}],
  ['tables.*.tableName', 'given', BASE, table({ tableName: 'orders' }), { OrdersTable: 'replaced' }],
  ['tables.*.tableName', 'another', table({ tableName: 'orders' }), table({ tableName: 'sales' }), { OrdersTable: 'replaced' }],
  ['tables.*.tableName', 'left out', table({ tableName: 'orders' }), BASE, { OrdersTable: 'replaced' }],
  ['tables.*.partitionKey.name', 'another', BASE, table({ partitionKey: string('id') }), { OrdersTable: 'replaced' }],
  ['tables.*.partitionKey.type', 'another', BASE, table({ partitionKey: { name: 'pk', type: 'number' } }), { OrdersTable: 'replaced' }],
  ['tables.*.sortKey.name', 'added', BASE, table({ sortKey: string('sk') }), { OrdersTable: 'replaced' }],
  ['tables.*.sortKey.name', 'another', table({ sortKey: string('sk') }), table({ sortKey: string('at') }), { OrdersTable: 'replaced' }],
  ['tables.*.sortKey.name', 'removed', table({ sortKey: string('sk') }), BASE, { OrdersTable: 'replaced' }],
  ['tables.*.sortKey.type', 'another', table({ sortKey: string('sk') }), table({ sortKey: { name: 'sk', type: 'number' } }), { OrdersTable: 'replaced' }],
  ['tables.*.rows', 'own', BASE, table({ rows: 'own' }), {}],
  ['tables.*.rows', 'own by prefix', BASE, table({ rows: { by: 'own', match: 'prefix', delimiter: '#' } }), {}],
  ['tables.*.rows', 'of the tenant', identity(TENANT), { ...table({ rows: 'tenant' }), identity: TENANT }, {}],
  ['tables.*.actions', 'fewer', BASE, table({ actions: ['GetItem'] }), {}],
  ['tables.*.actions', 'more', BASE, table({ actions: ['Query', 'DeleteItem'] }), {}],
  ['tables.*.queryIndexes', 'one', indexed({}), indexed({ queryIndexes: ['byState'] }), {}],
  ['tables.*.billing', 'provisioned', BASE, table({ billing: { provisioned: { read: { min: 1, max: 5 }, write: { min: 1, max: 5 } } } }), { OrdersTable: 'updated' }],
  ['tables.*.billing', 'a maximum', BASE, table(MAXIMUM), { OrdersTable: 'updated' }],
  ['tables.*.billing', 'another maximum', table(MAXIMUM), table({ billing: { onDemand: { maxWriteUnits: 5 } } }), { OrdersTable: 'updated' }],
  ['tables.*.billing', 'no maximum', table(MAXIMUM), BASE, { OrdersTable: 'updated' }],
  ['tables.*.billing', 'a maximum, with an index', indexes({ byState: INDEX }), table({ ...MAXIMUM, indexes: { byState: INDEX } }), { OrdersTable: 'updated' }],
  ['tables.*.billing', 'onDemand', table({ billing: { provisioned: { read: { min: 1, max: 5 }, write: { min: 1, max: 5 } } } }), BASE, { OrdersTable: 'updated' }],
  ['tables.*.pointInTimeRecovery', 'shorter', BASE, table({ pointInTimeRecovery: { days: 7 } }), { OrdersTable: 'updated' }],
  ['tables.*.encryption', 'awsManaged', BASE, table({ encryption: 'awsManaged' }), { OrdersTable: 'updated' }],
  ['tables.*.encryption', 'awsManaged to awsOwned', table({ encryption: 'awsManaged' }), BASE, { OrdersTable: 'updated' }],
  ['tables.*.encryption', 'a new key', BASE, table({ encryption: 'customerManaged' }), { OrdersTable: 'updated' }],
  ['tables.*.encryption', 'an existing key', BASE, table({ encryption: { keyArn: KEY_ARN } }), { OrdersTable: 'updated' }],
  ['tables.*.encryption', 'its key given up', BASE, vault({ encryption: 'awsOwned' }), { VaultTable: 'updated', VaultTableKey: 'removed' }],
  ['tables.*.encryption', 'its key given up for awsManaged', BASE, vault({ encryption: 'awsManaged' }), { VaultTable: 'updated', VaultTableKey: 'removed' }],
  ['tables.*.encryption', 'its key given up for an existing one', BASE, vault({ encryption: { keyArn: KEY_ARN } }), { VaultTable: 'updated', VaultTableKey: 'removed' }],
  ['tables.*.deletionProtection', 'off', BASE, table({ deletionProtection: false }), { OrdersTable: 'updated' }],
  ['tables.*.timeToLive', 'on', BASE, table({ timeToLive: 'expiresAt' }), { OrdersTable: 'updated' }],
  ['tables.*.timeToLive', 'off', table({ timeToLive: 'expiresAt' }), BASE, { OrdersTable: 'updated' }],
  ['tables.*.timeToLive', 'another', table({ timeToLive: 'expiresAt' }), table({ timeToLive: 'expires' }), { OrdersTable: 'unsupported' }],
  ['tables.*.stream', 'on', BASE, table({ stream: 'keysOnly' }), { OrdersTable: 'updated' }],
  ['tables.*.stream', 'another view', table({ stream: 'keysOnly' }), table({ stream: 'newImage' }), { OrdersTable: 'updated' }],
  ['tables.*.replicas', 'the first, with its stream', BASE, table({ replicas: ['us-west-2'] }), { OrdersTable: 'unsupported' }],
  ['tables.*.replicas', 'the first, with another stream', table({ stream: 'keysOnly' }), table({ replicas: ['us-west-2'] }), { OrdersTable: 'unsupported' }],
  ['tables.*.replicas', 'the first, after its stream', table({ stream: 'newAndOldImages' }), table({ replicas: ['us-west-2'] }), { OrdersTable: 'updated' }],
  ['tables.*.replicas', 'the second', table({ replicas: ['us-west-2'] }), table({ replicas: ['us-west-2', 'us-east-2'] }), { OrdersTable: 'updated' }],
  ['tables.*.replicas', 'the last, with its stream', table({ replicas: ['us-west-2'] }), BASE, { OrdersTable: 'unsupported' }],
  ['tables.*.replicas', 'the last, before its stream', table({ replicas: ['us-west-2'] }), table({ stream: 'newAndOldImages' }), { OrdersTable: 'updated' }],
  ['tables.*.replicas', 'two more', BASE, table({ replicas: ['us-west-2', 'us-east-2'] }), { OrdersTable: 'unsupported' }],
  ['tables.*.replicas', 'another', table({ replicas: ['us-west-2'] }), table({ replicas: ['us-east-2'] }), { OrdersTable: 'unsupported' }],
  ['tables.*.indexes', 'one more', BASE, indexes({ byState: INDEX }), { OrdersTable: 'updated' }],
  ['tables.*.indexes', 'one less', indexes({ byState: INDEX }), BASE, { OrdersTable: 'updated' }],
  ['tables.*.indexes', 'two more', BASE, indexes({ byState: INDEX, byMaker: INDEX }), { OrdersTable: 'unsupported' }],
  ['tables.*.indexes', 'another name', indexes({ byState: INDEX }), indexes({ byStatus: INDEX }), { OrdersTable: 'unsupported' }],
  ['tables.*.indexes.*.partitionKey.name', 'another', indexes({ byState: INDEX }), indexes({ byState: { partitionKey: string('status') } }), { OrdersTable: 'unsupported' }],
  ['tables.*.indexes.*.partitionKey.type', 'another', indexes({ byState: INDEX }), indexes({ byState: { partitionKey: { name: 'state', type: 'number' } } }), { OrdersTable: 'replaced' }],
  ['tables.*.indexes.*.sortKey.name', 'added', indexes({ byState: INDEX }), indexes({ byState: { ...INDEX, sortKey: string('at') } }), { OrdersTable: 'unsupported' }],
  ['tables.*.indexes.*.sortKey.type', 'another', indexes({ byState: { ...INDEX, sortKey: string('at') } }), indexes({ byState: { ...INDEX, sortKey: { name: 'at', type: 'number' } } }), { OrdersTable: 'replaced' }],
  ['tables.*.indexes.*.projection', 'another', indexes({ byState: INDEX }), indexes({ byState: { ...INDEX, projection: 'keysOnly' } }), { OrdersTable: 'unsupported' }],

  ['tables.*.backup', 'excluded', backup({}), { ...table({ backup: false }), backup: {} }, {}],
  ['backup', 'added', BASE, backup({}), {}],
  ['backup', 'removed', backup({}), BASE, { BackupVault: 'removed', BackupVaultKey: 'removed' }],
  ['backup.schedule', 'another', backup({}), backup({ schedule: 'weekly' }), {}],
  ['backup.keepDays', 'another', backup({}), backup({ keepDays: 90 }), {}],
  ['backup.copyTo.vaultArn', 'one', backup({}), backup({ copyTo: { vaultArn: 'arn:aws:backup:us-west-2:111122223333:backup-vault:copies' } }), {}],
  ['backup.lock.minDays', 'added', backup({}), backup({ lock: { minDays: 7 } }), { BackupVault: 'updated' }],
  ['backup.lock.maxDays', 'added', backup({ lock: { minDays: 7 } }), backup({ lock: { minDays: 7, maxDays: 99 } }), { BackupVault: 'updated' }],
  ['backup.lock.graceDays', 'added', backup({ lock: { minDays: 7 } }), backup({ lock: { minDays: 7, graceDays: 3 } }), { BackupVault: 'updated' }],

  ['identity.userPool.userPoolId', 'an existing pool', BASE, userPool(EXISTING_POOL), { UserPool: 'removed', UserPoolClient: 'removed', IdentityPool: 'updated' }],
  ['identity.userPool.userPoolId', 'a new pool', userPool(EXISTING_POOL), BASE, { IdentityPool: 'updated' }],
  ['identity.userPool.userPoolClientId', 'another', userPool(EXISTING_POOL), userPool({ ...EXISTING_POOL, userPoolClientId: 'def' }), { IdentityPool: 'updated' }],
  ['identity.userPool.userPoolClientIds', 'one more', userPool(EXISTING_POOL), userPool({ userPoolId: EXISTING_POOL.userPoolId, userPoolClientIds: ['abc', 'def'] }), { IdentityPool: 'updated' }],
  ['identity.userPool.clients', 'one more', BASE, userPool({ clients: { web: {} } }), { IdentityPool: 'updated' }],
  ['identity.userPool.clients', 'another ID', userPool({ clients: { web: {} } }), userPool({ clients: { site: {} } }), { UserPoolWebClient: 'removed', IdentityPool: 'updated' }],
  ['identity.userPool.clients.*.callbackUrls', 'another', userPool(WEB), userPool({ ...WEB, clients: { web: { ...WEB.clients.web, callbackUrls: ['https://b.example.com/'] } } }), { UserPoolWebClient: 'updated' }],
  ['identity.userPool.clients.*.logoutUrls', 'another', userPool(WEB), userPool({ ...WEB, clients: { web: { ...WEB.clients.web, logoutUrls: ['https://b.example.com/'] } } }), { UserPoolWebClient: 'updated' }],
  ['identity.userPool.name', 'given', BASE, userPool({ name: 'users' }), { UserPool: 'updated' }],
  ['identity.userPool.signIn', 'username', BASE, userPool({ signIn: 'username' }), { UserPool: 'unsupported' }],
  ['identity.userPool.signIn', 'email', userPool({ signIn: 'username' }), BASE, { UserPool: 'unsupported' }],
  ['identity.userPool.selfSignUp', 'on', BASE, userPool({ selfSignUp: true }), { UserPool: 'updated' }],
  ['identity.userPool.mfa', 'required', BASE, userPool({ mfa: 'required' }), { UserPool: 'updated' }],
  ['identity.userPool.mfa', 'off', BASE, userPool({ mfa: 'off' }), { UserPool: 'updated' }],
  ['identity.userPool.featurePlan', 'plus', BASE, userPool({ featurePlan: 'plus' }), { UserPool: 'updated' }],
  ['identity.userPool.featurePlan', 'essentials', userPool({ featurePlan: 'plus' }), BASE, { UserPool: 'updated' }],
  ['identity.userPool.domainPrefix', 'added', BASE, userPool(HOSTED), { UserPoolClient: 'updated' }],
  ['identity.userPool.domainPrefix', 'another', userPool(HOSTED), userPool({ ...HOSTED, domainPrefix: 'orders-2' }), { UserPoolDomain: 'unsupported' }],
  ['identity.userPool.domainPrefix', 'removed', userPool(HOSTED), BASE, { UserPoolClient: 'updated' }],
  ['identity.userPool.callbackUrls', 'another', userPool(HOSTED), userPool({ ...HOSTED, callbackUrls: ['https://b.example.com/'] }), { UserPoolClient: 'updated' }],
  ['identity.userPool.logoutUrls', 'another', userPool(HOSTED), userPool({ ...HOSTED, logoutUrls: ['https://b.example.com/'] }), { UserPoolClient: 'updated' }],
  ['identity.userPool.oauthScopes', 'with self-service', userPool(HOSTED), userPool({ ...HOSTED, oauthScopes: ['openid', 'aws.cognito.signin.user.admin'] }), { UserPoolClient: 'updated' }],
  ['identity.identityPoolName', 'given', BASE, identity({ identityPoolName: 'identities' }), { IdentityPool: 'updated' }],
  ['identity.roleName', 'given', BASE, identity({ roleName: 'signed-in' }), {}],
  ['identity.tenantClaim', 'added', BASE, identity(TENANT), { UserPool: 'updated', UserPoolClient: 'updated' }],
  ['identity.tenantClaim', 'another', identity(TENANT), identity({ tenantClaim: 'custom:firm' }), { UserPool: 'unsupported', UserPoolClient: 'updated' }],
  ['identity.tenantClaim', 'removed', identity(TENANT), BASE, { UserPool: 'unsupported', UserPoolClient: 'updated' }],
  ['identity.classicFlow', 'on', BASE, identity({ classicFlow: true }), { IdentityPool: 'updated' }],

  ['acknowledge.OpenSignUp', 'added', OPEN, { ...OPEN, acknowledge: { OpenSignUp: 'A shop.' } }, {}],
  ['acknowledge.ClassicFlow', 'added', OPEN, { ...OPEN, acknowledge: { ClassicFlow: 'Long sessions.' } }, {}],
  ['sessions.maxDuration', 'longer', BASE, stage({ sessions: { maxDuration: '2h' } }), {}],
  ['sessions.revokeIssuedBefore', 'now', BASE, stage({ sessions: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } }), {}],
  ['groups', 'one more', BASE, groups({ admins: ADMINS }), {}],
  ['groups', 'one less', groups({ admins: ADMINS }), BASE, { GroupAdmins: 'removed' }],
  ['groups', 'another name', groups({ admins: ADMINS }), groups({ chiefs: ADMINS }), { GroupAdmins: 'removed' }],
  ['groups.*.precedence', 'another', groups({ admins: ADMINS }), groups({ admins: { ...ADMINS, precedence: 2 } }), { GroupAdmins: 'updated' }],
  ['groups.*.existing', 'from now on', groupsOfPool({ admins: ADMINS }), groupsOfPool({ admins: { existing: true, tables: ADMINS.tables } }), { GroupAdmins: 'removed' }],
  ['groups.*.tables.*.rows', 'own', groups({ admins: ADMINS }), groups({ admins: { ...ADMINS, tables: { orders: { rows: 'own' } } } }), {}],
  ['groups.*.tables.*.queryIndexes', 'one', queriedByAdmins({}), queriedByAdmins({ queryIndexes: ['byState'] }), {}],
  ['groups.*.tables.*.actions', 'fewer', groups({ admins: ADMINS }), groups({ admins: { ...ADMINS, tables: { orders: { rows: 'all', actions: ['GetItem'] } } } }), {}],
  ['tenants', 'one more', tenants({}), tenants({ acme: { maxSessionDuration: '2h' } }), {}],
  ['tenants', 'one less', tenants({ acme: { maxSessionDuration: '2h' } }), tenants({}), {}],
  ['tenants.*.maxSessionDuration', 'longer', tenants({ acme: { maxSessionDuration: '2h' } }), tenants({ acme: { maxSessionDuration: '3h' } }), {}],
  ['tenants.*.revokeIssuedBefore', 'now', tenants({}), tenants({ acme: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } }), {}],
  ['workloads', 'one more', BASE, workload({}), {}],
  ['workloads', 'one less, with its log group', workload({}), BASE, {}],
  ['workloads.*.runsOn', 'another', workload({}), workload({ runsOn: 'ecs' }), {}],
  ['workloads.*.tables', 'another grant', workload({}), workload({ tables: { vault: 'readWrite' } }), {}],
  ['workloads.*.maxSessionDuration', 'longer', workload({}), workload({ maxSessionDuration: '2h' }), {}],
  ['workloads.*.cluster', 'one', pod({}), pod({ cluster: 'arn:aws:eks:us-east-1:111122223333:cluster/main' }), {}],
  ['workloads.*.namespace', 'one', pod({}), pod({ namespace: 'orders' }), {}],
  ['workloads.*.serviceAccount', 'one', pod({}), pod({ serviceAccount: 'api' }), {}],
  ['connectors', 'one more', BASE, connector({}), {}],
  ['connectors', 'one less, with its secret and key', stage({ connectors: { tool: DESTINATION } }), BASE, {}],
  ['connectors', 'another id', stage({ connectors: { tool: DESTINATION } }), stage({ connectors: { loader: DESTINATION } }), {}],
  ['connectors.*.purpose', 'destination', connector({}), connector({ purpose: 'destination' }), {}],
  ['connectors.*.tables', 'another', connector({}), connector({ tables: ['vault'] }), {}],
  ['connectors.*.trust', 'a certificate', connector({}), connector(CERTIFIED), {}],
  ['connectors.*.trust', 'a revocation list', connector(revoking({ revoked: undefined })), connector(revoking()), {}],
  ['connectors.*.sourceIps', 'added', connector({}), connector({ sourceIps: ['203.0.113.0/24'] }), {}],
  ['connectors.*.maxSessionDuration', 'longer', connector({}), connector({ maxSessionDuration: '4h' }), {}],
  ['connectors.*.listTables', 'on', connector({}), connector({ listTables: true }), {}],
  ['connectors.*.expires', 'added', connector({}), connector({ expires: '2030-06-30' }), {}],
];

const templates = new Map<string, any>();
/** A stage's template; each is made once. */
function template(of: object) {
  const key = JSON.stringify(of);
  if (!templates.has(key)) templates.set(key, templateOf(of).toJSON());
  return templates.get(key);
}

/** These name another stack, so that nothing is compared. */
const OF_ANOTHER_STACK = ['$schema', 'stackName', 'env.account', 'env.region'];
const OPTIONS = optionPaths().filter((option) => !OF_ANOTHER_STACK.includes(option));
/** CloudFormation takes the first as a parameter of its calls; the others are for reviewers. */
const NOT_IN_TEMPLATE = [
  'terminationProtection',
  'acknowledge.OpenSignUp',
  'acknowledge.ClassicFlow',
];

describe('what an update does to stateful resources', () => {
  test.each(ROWS)('%s: %s', (_option, _what, from, to, effects) => {
    const changes = statefulChanges(template(from), template(to));
    expect(Object.fromEntries(changes.map(({ logicalId, effect }) => [logicalId, effect]))).toEqual(
      effects,
    );
    const idsOf = (allowed: readonly string[]) =>
      new Set(changeErrors(changes, allowed).map(({ path }) => path[0]));
    const blocked = Object.keys(effects).filter((id) => effects[id] !== 'updated');
    expect(idsOf([])).toEqual(new Set(blocked));
    expect(idsOf(lostIds(changes))).toEqual(
      new Set(blocked.filter((id) => effects[id] === 'unsupported')),
    );
  });

  test('every option of the stage file has a row', () => {
    const known = new Set(ROWS.map(([option]) => option));
    expect(OPTIONS).toContain('tables.*.partitionKey.name');
    expect(OPTIONS.filter((option) => !known.has(option))).toEqual([]);
  });

  test.each(OPTIONS.filter((option) => !NOT_IN_TEMPLATE.includes(option)))(
    'the option %s changes the template',
    (option) => {
      const rows = ROWS.filter(([other]) => other === option);
      expect(rows.some(([, , from, to]) => !isDeepStrictEqual(template(from), template(to)))).toBe(
        true,
      );
    },
  );
});
