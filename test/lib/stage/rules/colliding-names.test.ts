import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withUserPool,
  withWorkloads,
} from '../../../stages';
import { editsOf, errorsOf, firstErrorOf, type ErrorFacts } from '../errors-of';

const API = { runsOn: 'lambda', tables: { orders: 'read' } };
const VIRTUAL_MACHINE = { ...API, runsOn: 'ec2' };
const TENANT = {
  identity: { tenantClaim: 'custom:tenantId' },
  tenants: { acme: { maxSessionDuration: '1h' } },
};
const { orders } = MINIMAL.tables;
const withTables = (tables: object, stage: object = {}) => ({ ...MINIMAL, ...stage, tables });
const withNames = (...names: string[]) =>
  withTables(
    Object.fromEntries(names.map((tableName, n) => [`table${n}`, { ...orders, tableName }])),
  );

describe('logical IDs', () => {
  test.each<[string, object, ErrorFacts]>([
    ['of two tables', withTables({ orders, Orders: orders }), ['tables.Orders', 'duplicate']],
    [
      'of two app clients',
      withUserPool({ clients: { web: {}, Web: {} } }),
      ['identity.userPool.clients.Web', 'duplicate'],
    ],
    ['of two workloads', withWorkloads({ api: API, Api: API }), ['workloads.Api', 'duplicate']],
    [
      'of two connectors',
      withConnectors({ tool: SOURCE, Tool: SOURCE }),
      ['connectors.Tool', 'duplicate'],
    ],
    [
      'of a table and the role of a tenant',
      withTables(
        { authenticatedRoleTenantFoo: orders },
        { ...TENANT, tenants: { fooTable: { maxSessionDuration: '1h' } } },
      ),
      ['tenants.fooTable', 'duplicate'],
    ],
    [
      'of the KMS key of a table and the role of a tenant',
      withTables(
        { authenticatedRoleTenantFoo: { ...orders, encryption: 'customerManaged' } },
        { ...TENANT, tenants: { fooTableKey: { maxSessionDuration: '1h' } } },
      ),
      ['tenants.fooTableKey', 'duplicate'],
    ],
    [
      'of a log group and the role of a tenant',
      withWorkloads(
        { authenticatedRoleTenantFoo: API },
        { ...TENANT, tenants: { fooWorkloadLogGroup: { maxSessionDuration: '1h' } } },
      ),
      ['workloads.authenticatedRoleTenantFoo', 'duplicate'],
    ],
    [
      'of an output and the role of a tenant',
      withWorkloads(
        { authenticatedRoleTenantFoo: API },
        { ...TENANT, tenants: { fooRoleArn: { maxSessionDuration: '1h' } } },
      ),
      ['workloads.authenticatedRoleTenantFoo', 'duplicate'],
    ],
    [
      'of the policy of a connector and the role of a tenant',
      withConnectors(
        { authenticatedRoleTenantFoo: SOURCE },
        { ...TENANT, tenants: { fooConnectorPolicy: { maxSessionDuration: '1h' } } },
      ),
      ['connectors.authenticatedRoleTenantFoo', 'duplicate'],
    ],
  ])('%s are different', (_title, stage, error) => {
    expect(errorsOf(stage)).toEqual([error]);
  });

  test('of a table without a key, and of a tenant without a role, are not those of a key and a role', () => {
    const tables = { authenticatedRoleTenantFoo: orders };
    const role = { tenants: { fooTableKey: { maxSessionDuration: '1h' } } };
    const noRole = { tenants: { fooTable: { revokeIssuedBefore: '2026-01-01T00:00:00Z' } } };
    expect(errorsOf(withTables(tables, { ...TENANT, ...role }))).toEqual([]);
    expect(errorsOf(withTables(tables, { ...TENANT, ...noRole }))).toEqual([]);
  });

  test('become different by a new ID that nothing else has, but never by another tenant ID', () => {
    const { tenants } = {
      tenants: { foo2Table: TENANT.tenants.acme, fooTable: TENANT.tenants.acme },
    };
    const tables = { a: orders, A: orders, A2: orders, authenticatedRoleTenantFoo: orders };
    expect(editsOf(withTables(tables, { ...TENANT, tenants }))).toEqual([
      { kind: 'rename', path: ['tables', 'A'], to: 'A3' },
      {
        kind: 'rename',
        path: ['tables', 'authenticatedRoleTenantFoo'],
        to: 'authenticatedRoleTenantFoo3',
      },
    ]);
  });

  test('become different by the other entry too, unless it is a tenant', () => {
    const other = withTables({ orders, Orders: orders });
    expect(firstErrorOf(other).fix).toMatch(/rename tables\.orders$/);
    expect(firstErrorOf(other).expected).toMatch(/; tables\.orders already /);
    const authenticated = withWorkloads({ authenticated: API });
    expect(firstErrorOf(authenticated).expected).toMatch(/; identity already /);
    const tenant = { ...withConnectors({ tenantAcme: SOURCE }), ...TENANT };
    expect(firstErrorOf(tenant).expected).toMatch(/; tenants\.acme already /);
    expect(firstErrorOf(tenant).fix).not.toContain('tenants');
  });

  test('two renames never propose one ID', () => {
    const id = (first: string, last: string) => `${first}${'x'.repeat(62)}${last}`;
    const ids = [id('x', 'a'), id('x', 'b'), id('X', 'a'), id('X', 'b')];
    const tables = Object.fromEntries(ids.map((one) => [one, orders]));
    expect(editsOf(withTables(tables))).toEqual([
      { kind: 'rename', path: ['tables', ids[2]], to: id('X', '2') },
      { kind: 'rename', path: ['tables', ids[3]], to: id('X', '3') },
    ]);
  });
});

describe('table names', () => {
  const BY_NAME = { tableName: 'legacy' };
  const BY_ARN = { tableArn: 'arn:aws:dynamodb:us-east-1:111122223333:table/legacy' };

  test('are different', () => {
    expect(errorsOf(withNames('same', 'other', 'same'))).toEqual([
      ['tables.table2.tableName', 'duplicate'],
    ]);
    expect(errorsOf(withNames('one', 'other'))).toEqual([]);
    expect(firstErrorOf(withNames('same', 'same')).expected).toContain('tables.table0.tableName');
  });

  test.each<[string, object, object, string]>([
    ['a new and an existing table', { tableName: 'legacy' }, { existing: BY_NAME }, 'tableName'],
    ['an existing table under two IDs', { existing: BY_NAME }, { existing: BY_ARN }, 'tableArn'],
  ])('are different: %s', (_title, a, b, key) => {
    const env = { account: '111122223333', region: 'us-east-1' };
    const stage = withTables({ a: { ...orders, ...a }, b: { ...orders, ...b } }, { env });
    expect(errorsOf(stage)).toEqual([[`tables.b.existing.${key}`, 'duplicate']]);
    expect(editsOf(stage)).toEqual([{ kind: 'remove', path: ['tables', 'b'] }]);
  });
});

describe('stack outputs', () => {
  test.each<[string, object, ErrorFacts[]]>([
    [
      'of a workload and a connector',
      { ...withWorkloads({ tool: API }), connectors: { tool: SOURCE } },
      [['connectors.tool', 'duplicate']],
    ],
    [
      "of a virtual machine's instance profile and a certificate's profile",
      { ...withWorkloads({ api: VIRTUAL_MACHINE }), connectors: { apiInstance: CERTIFIED } },
      [['connectors.apiInstance', 'duplicate']],
    ],
    [
      'of a connector and two workloads, which is one error',
      {
        ...withWorkloads({ api: VIRTUAL_MACHINE, apiInstance: API }),
        connectors: { apiInstance: CERTIFIED },
      },
      [['connectors.apiInstance', 'duplicate']],
    ],
    [
      'of a workload and the authenticated role',
      withWorkloads({ authenticated: API }),
      [['workloads.authenticated', 'duplicate']],
    ],
    [
      'of a connector and the role of a tenant',
      { ...withConnectors({ tenantAcme: SOURCE }), ...TENANT },
      [['connectors.tenantAcme', 'duplicate']],
    ],
    [
      'of a workload that runs on an unknown service',
      { ...withWorkloads({ tool: { ...API, runsOn: 'vm' } }), connectors: { tool: SOURCE } },
      [
        ['workloads.tool.runsOn', 'invalidValue'],
        ['connectors.tool', 'duplicate'],
      ],
    ],
  ])('%s are different', (_title, stage, errors) => {
    expect(errorsOf(stage)).toEqual(errors);
  });

  test('every name that is taken is an error', () => {
    const stage = withWorkloads({ api: API, tool: API, Api: API });
    expect(errorsOf({ ...stage, connectors: { api: SOURCE, tool: SOURCE } })).toEqual([
      ['workloads.Api', 'duplicate'],
      ['connectors.api', 'duplicate'],
      ['connectors.tool', 'duplicate'],
    ]);
  });

  test.each([
    ['a workload, and the user of a connector', { tool: API }, { tool: DESTINATION }],
    ['a workload without an instance profile', { api: API }, { apiInstance: CERTIFIED }],
    [
      'a virtual machine, and a connector without a profile',
      { api: VIRTUAL_MACHINE },
      { apiInstance: SOURCE },
    ],
  ])('%s do not share one', (_title, workloads, connectors) => {
    expect(errorsOf({ ...withWorkloads(workloads), connectors })).toEqual([]);
  });
});
