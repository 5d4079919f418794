import { sum } from '../../../../lib/stage/sum';
import { templateBytes } from '../../../../lib/stage/rules/template-bytes';
import { CERTIFIED, DESTINATION, MINIMAL, SOURCE } from '../../../stages';
import { largeTemplate } from './large-template';

const { orders } = MINIMAL.tables;
const US_EAST_1 = { env: { account: '111122223333', region: 'us-east-1' } };
const INDEX = { partitionKey: { name: 'state', type: 'string' } };
const PROVISIONED = { provisioned: { read: { min: 1, max: 10 }, write: { min: 1, max: 10 } } };
const REPLICAS = { replicas: ['us-west-2', 'eu-west-1'], stream: 'newAndOldImages' };

const many = (name: string, count: number, value: unknown, length: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`${name}${n}`.padEnd(length, 'x'), value]),
  );
const LONG_KEYS = {
  partitionKey: { name: 'p'.repeat(255), type: 'string' },
  sortKey: { name: 's'.repeat(255), type: 'binary' },
};

const TABLES = {
  'with nothing else': {},
  'with long keys': LONG_KEYS,
  'with a key': { encryption: 'customerManaged' },
  'with indexes': { indexes: many('index', 20, INDEX, 10) },
  'with long indexes': { indexes: many('index', 20, { ...INDEX, ...LONG_KEYS }, 255) },
  'with projections': {
    indexes: many('index', 5, { ...INDEX, projection: Object.keys(many('a', 20, 0, 200)) }, 5),
  },
  'with capacity': { billing: PROVISIONED, indexes: many('index', 5, INDEX, 10) },
  'with replicas': { ...REPLICAS, indexes: many('index', 5, INDEX, 10) },
  'with all of these': { ...REPLICAS, billing: PROVISIONED, indexes: many('index', 5, INDEX, 10) },
  'with rows': { rows: { by: 'own', match: 'prefix', delimiter: '#'.repeat(16) } },
};

const URLS = Array.from(
  { length: 100 },
  (_, n) => `https://example.com/${String(n).padEnd(900, 'x')}`,
);
const LONG_CERTIFICATE = {
  ...CERTIFIED,
  trust: {
    rolesAnywhere: {
      ...CERTIFIED.trust.rolesAnywhere,
      certificateAuthority: CERTIFIED.trust.rolesAnywhere.certificateAuthority.repeat(2),
    },
  },
};

const ofTables = (table: object, length: number) => ({
  ...MINIMAL,
  ...US_EAST_1,
  tables: many('t', 12, { ...orders, ...table }, length),
});
const tables = many('t', 12, orders, 64);
const all = Object.keys(tables);
const ofWorkloads = (runsOn: string, table: object, grant: string) => ({
  ...MINIMAL,
  ...US_EAST_1,
  tables: many('t', 12, { ...orders, ...table }, 64),
  workloads: many(
    'w',
    12,
    { runsOn, tables: Object.fromEntries(all.map((id) => [id, grant])) },
    64,
  ),
});
const ofConnectors = (connector: object) => ({
  ...MINIMAL,
  ...US_EAST_1,
  tables,
  connectors: many('c', 12, { ...connector, tables: all, expires: '2030-01-01' }, 64),
});

const STAGES: Record<string, object> = {
  ...Object.fromEntries(
    Object.entries(TABLES).flatMap(([title, table]) => [
      [`short tables ${title}`, ofTables(table, 2)],
      [`long tables ${title}`, ofTables({ ...table, tableName: undefined }, 64)],
      [
        `tagged tables ${title}`,
        { ...ofTables(table, 2), tags: many('tag', 20, 'v'.repeat(90), 60) },
      ],
    ]),
  ),
  'workloads on Lambda': ofWorkloads('lambda', {}, 'readWrite'),
  'workloads on EC2': ofWorkloads('ec2', {}, 'write'),
  'workloads with keys': ofWorkloads('ecs', { encryption: 'customerManaged' }, 'read'),
  'workloads with indexes': ofWorkloads('ecs', { indexes: many('index', 4, INDEX, 200) }, 'read'),
  'connectors with roles': ofConnectors({ ...SOURCE, listTables: true }),
  'connectors with access keys': ofConnectors(DESTINATION),
  'connectors with certificates': ofConnectors(CERTIFIED),
  'tagged connectors': {
    ...ofConnectors(DESTINATION),
    tags: many('tag', 50, 'v'.repeat(100), 40),
  },
  'workloads with access to few of many': {
    ...ofTables({}, 2),
    workloads: many('w', 100, { runsOn: 'lambda', tables: { t0: 'read' } }, 3),
  },
  'connectors with long certificates': ofConnectors(LONG_CERTIFICATE),
  'tables with tags and attributes in Chinese': {
    ...ofTables({ partitionKey: { name: '订'.repeat(80), type: 'string' } }, 2),
    tags: many('标', 20, '值'.repeat(90), 60),
  },
  'a user pool with many URLs': {
    ...MINIMAL,
    identity: { userPool: { domainPrefix: 'orders', callbackUrls: URLS, logoutUrls: URLS } },
  },
  tenants: {
    ...MINIMAL,
    ...US_EAST_1,
    identity: { tenantClaim: 'custom:tenantId' },
    tenants: many('t', 20, { maxSessionDuration: 7200 }, 56),
  },
};

test.each(Object.entries(STAGES))('%s have no more bytes than are counted', (_title, stage) => {
  const actual = Buffer.byteLength(JSON.stringify(largeTemplate(stage)));
  const counted = sum(Object.values(templateBytes(stage)));
  expect(counted).toBeGreaterThanOrEqual(actual);
  // So near that a stage is not refused for nothing.
  expect(counted).toBeLessThan(2 * actual + 10_000);
});
