import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withTable,
  withWorkloads,
} from '../../../stages';
import { idsOf, warningsOf } from './warnings-of';

const { orders } = MINIMAL.tables;
const OF_USER = { ...SOURCE.trust, principalArn: 'arn:aws:iam::444455556666:user/tool' };
const connector = (options: object) => withConnectors({ tool: { ...SOURCE, ...options } });

describe('hourOfChaining', () => {
  test('names all connectors whose principal is a role', () => {
    const stage = withConnectors({ first: SOURCE, second: SOURCE, third: DESTINATION });
    expect(idsOf(stage)).toEqual(['hourOfChaining']);
    expect(warningsOf(stage).hourOfChaining).toMatch(
      /^connectors\.first, connectors\.second: .* 3600 seconds /,
    );
  });

  test.each([
    ['none is said', {}, false],
    ['an hour is said', { maxSessionDuration: '1h' }, false],
    ['two hours are said', { maxSessionDuration: '2h' }, true],
  ])('mentions maxSessionDuration if it is limited: %s', (_title, options, isCut) => {
    const { hourOfChaining } = warningsOf(connector(options));
    expect(hourOfChaining?.includes('maxSessionDuration')).toBe(isCut);
  });

  test.each<[string, object]>([
    ['a user', { ...SOURCE, trust: OF_USER, maxSessionDuration: '12h' }],
    ['a certificate', { ...CERTIFIED, maxSessionDuration: '12h' }],
    ['an access key', DESTINATION],
  ])('is not given for %s', (_title, tool) => {
    expect(idsOf(withConnectors({ tool }))).toEqual([]);
  });
});

describe('destinationInAccountOfSource', () => {
  test('names source and destination of one tool', () => {
    const destination = { purpose: 'destination', tables: ['events'] };
    const stage = withConnectors(
      {
        from: { ...SOURCE, trust: OF_USER },
        to: { ...SOURCE, ...destination, trust: OF_USER },
        other: { ...CERTIFIED, ...destination },
      },
      { tables: { orders, events: orders } },
    );
    expect(idsOf(stage)).toEqual(['destinationInAccountOfSource']);
    expect(warningsOf(stage).destinationInAccountOfSource).toMatch(
      /^connectors\.to and connectors\.from: /,
    );
  });
});

describe('keyFromAnywhere', () => {
  test('is given for an access key without a range of addresses', () => {
    const stage = withConnectors({ tool: { ...DESTINATION, sourceIps: undefined } });
    expect(idsOf(stage)).toEqual(['keyFromAnywhere']);
    expect(warningsOf(stage).keyFromAnywhere).toMatch(/^connectors\.tool: /);
    expect(idsOf(withConnectors({ tool: DESTINATION }))).toEqual([]);
  });
});

describe('sessionsOfServices', () => {
  test('names the workloads with a maximum session duration', () => {
    const other = { runsOn: 'ecs', tables: { orders: 'read' } };
    const stage = withWorkloads({ api: { ...other, maxSessionDuration: '1h' }, other });
    expect(idsOf(stage)).toEqual(['sessionsOfServices']);
    expect(warningsOf(stage).sessionsOfServices).toMatch(/^workloads\.api\.maxSessionDuration: /);
    expect(idsOf(withWorkloads({ other }))).toEqual([]);
  });
});

describe('indexKeysOfUsers', () => {
  const indexes = { byState: { partitionKey: { name: 'state', type: 'string' } } };
  const workloads = {
    api: { runsOn: 'lambda', tables: { orders: 'readWrite' } },
    board: { runsOn: 'eks', tables: { orders: 'read' } },
    ingest: { runsOn: 'ec2', tables: { orders: 'write' } },
  };
  const tenants = { identity: { tenantClaim: 'custom:tenantId' } };
  const indexed = (table: object, stage: object = {}) =>
    withTable({ indexes, ...table }, { workloads, ...stage });

  test.each<[unknown, RegExp]>([
    ['own', /pk equals the identity ID of the user /],
    [{ by: 'own', match: 'prefix' }, /pk begins with the identity ID of the user .* and "#"/],
    [{ by: 'own', id: 'userSub' }, /pk equals the sub of the user /],
    ['tenant', /pk equals the ID of the tenant /],
    [
      { by: 'tenant', match: 'prefix', delimiter: '|' },
      /pk begins with the ID of the tenant .* and "\|"/,
    ],
  ])('with rows %j names readers, indexes and the partition key to check', (rows, check) => {
    const stage = indexed({ rows }, tenants);
    expect(idsOf(stage)).toEqual(['indexKeysOfUsers']);
    const { indexKeysOfUsers } = warningsOf(stage);
    expect(indexKeysOfUsers).toMatch(
      /^workloads\.api, workloads\.board: .* tables\.orders\.indexes\.byState /,
    );
    expect(indexKeysOfUsers).toMatch(check);
  });

  test('is given for what members of a group write, and for what they query', () => {
    const editors = (tables: object) => ({ groups: { editors: { precedence: 1, tables } } });
    const writes = editors({ orders: { rows: 'own', actions: ['PutItem'] } });
    const read = { rows: 'all', actions: ['GetItem'] };
    expect(warningsOf(indexed(read, writes)).indexKeysOfUsers).toMatch(/^workloads\.api, /);
    expect(warningsOf(indexed({ rows: 'all' }, writes)).indexKeysOfUsers).toBeUndefined();
    const queries = { rows: 'all', actions: ['Query'], queryIndexes: ['byState'] };
    const queried = indexed({ rows: 'own' }, { ...editors({ orders: queries }), workloads: {} });
    expect(warningsOf(queried).indexKeysOfUsers).toMatch(/^groups\.editors: /);
  });

  test('names every table with such an index, and no other index', () => {
    const bySort = {
      partitionKey: { name: 'pk', type: 'string' },
      sortKey: { name: 'at', type: 'number' },
    };
    const stage = indexed({ rows: 'own', indexes: { ...indexes, bySort } });
    const notes = {
      ...orders,
      partitionKey: { name: 'owner', type: 'string' },
      rows: 'own',
      indexes,
    };
    const reader = { runsOn: 'ecs', tables: { notes: 'read' } };
    const message = warningsOf({
      ...stage,
      tables: { ...stage.tables, notes },
      workloads: { ...workloads, reader },
    }).indexKeysOfUsers;
    expect(message).toMatch(/^workloads\.api, .* workloads\.reader: .* its owner equals /);
    expect(message?.match(/tables\.\w+\.indexes\.\w+/g)).toEqual([
      'tables.orders.indexes.byState',
      'tables.notes.indexes.byState',
    ]);
  });

  test.each<[string, object, object]>([
    ['every user reaches every item', { rows: 'all' }, {}],
    ['users do not write', { rows: 'own', actions: ['GetItem'] }, {}],
    ['no table has an index', { rows: 'own', indexes: {} }, {}],
    [
      'the index has the partition key of the table',
      {
        rows: 'own',
        indexes: {
          byTime: {
            partitionKey: { name: 'pk', type: 'string' },
            sortKey: { name: 'at', type: 'number' },
          },
        },
      },
      {},
    ],
    ['no workload reads', { rows: 'own' }, { workloads: { ingest: workloads.ingest } }],
  ])('is not given if %s', (_title, table, stage) => {
    expect(idsOf(indexed(table, stage))).toEqual([]);
  });
});

describe('serviceAccountOfAnyNamespace', () => {
  const pod = { runsOn: 'eks', tables: { orders: 'read' } };

  test('names the workloads with a service account but no namespace', () => {
    const api = { ...pod, serviceAccount: 'default' };
    const stage = withWorkloads({ api, other: { ...api, namespace: 'orders' }, third: pod });
    expect(idsOf(stage)).toEqual(['serviceAccountOfAnyNamespace']);
    expect(warningsOf(stage).serviceAccountOfAnyNamespace).toMatch(
      /^workloads\.api\.serviceAccount: /,
    );
  });
});
