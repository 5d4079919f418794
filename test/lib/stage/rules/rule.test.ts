import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../../lib/stage/rules';
import {
  forEachConnector,
  forEachNewTable,
  forEachTable,
  forEachWorkload,
  isLeftOut,
  namedUsers,
  writtenGrants,
} from '../../../../lib/stage/rules/rule';
import { invalidValue } from '../../../../lib/stage/validation-error';
import type { PartialStage } from '../../../../lib/stage/partial-stage';
import { CERTIFIED, DESTINATION, SOURCE } from '../../../stages';

const QUERIED = { rows: 'all', actions: ['Query'], queryIndexes: ['byState'] } as const;
const IDENTITY = { identity: { tenantClaim: 'custom:tenantId' } };

/** Files of the folder that are no rule. */
const OTHERS = ['index', 'rule', 'stack-partition'];
const FOLDER = join(__dirname, '../../../../lib/stage/rules');

describe('rules', () => {
  test('are all those of the folder', () => {
    const exported = readdirSync(FOLDER)
      .map((file) => file.replace('.ts', ''))
      .filter((name) => !OTHERS.includes(name))
      .map((name) => {
        const key = name.replace(/-./g, ([, letter = '']) => letter.toUpperCase());
        return jest.requireActual<Record<string, unknown>>(join(FOLDER, name))[`${key}Rule`];
      });
    expect(exported.filter((rule) => !rules.some((one) => one === rule))).toEqual([]);
    expect(rules).toHaveLength(exported.length);
  });

  // The schema reports what is invalid; the rules see its key without a value.
  test.each<[string, PartialStage]>([
    ['all parts are absent', {}],
    ['tables', { tables: { orders: undefined } }],
    ['the keys of tables', { tables: { orders: {} } }],
    [
      'the name of an existing table',
      {
        tables: {
          a: { existing: { tableName: undefined } },
          b: { existing: { tableArn: undefined } },
          c: { existing: { tableArn: undefined } },
        },
      },
    ],
    ['an existing table', { tables: { orders: { existing: undefined } } }],
    [
      'groups of an existing user pool',
      {
        identity: { userPool: { userPoolId: 'eu-west-1_a', userPoolClientId: undefined } },
        groups: {
          a: undefined,
          b: { existing: true },
          c: { existing: true, precedence: undefined },
        },
        env: undefined,
      },
    ],
    [
      'tenants in a stage with groups',
      { ...IDENTITY, groups: { a: { precedence: undefined } }, tenants: { acme: undefined } },
    ],
    [
      'the rows and indexes of a table that its users query',
      {
        tables: {
          orders: { rows: undefined, actions: ['Query'], indexes: undefined, queryIndexes: ['a'] },
        },
      },
    ],
    [
      'the table of a group that queries it',
      { groups: { a: { precedence: 1, tables: { orders: QUERIED } } }, tables: {} },
    ],
    ['the table of a group', { groups: { a: undefined, b: { precedence: 1, tables: undefined } } }],
    ['tags', { tags: { team: undefined }, connectors: { tool: CERTIFIED, other: undefined } }],
    [
      'key attributes',
      {
        tables: {
          orders: {
            partitionKey: undefined,
            sortKey: { name: 'pk', type: 'string' },
            indexes: {
              byAx: { partitionKey: { name: 'state', type: undefined } },
              byBx: { partitionKey: { name: 'state', type: 'number' } },
              byCx: { partitionKey: { name: undefined, type: 'string' } },
              byDx: { partitionKey: { name: undefined, type: 'number' } },
              byEx: {
                partitionKey: { name: undefined, type: 'string' },
                sortKey: { name: undefined },
              },
            },
          },
        },
      },
    ],
    [
      'the Region of the stack',
      {
        env: { region: undefined },
        tables: { orders: { replicas: ['us-west-2', 'cn-north-1'] } },
        connectors: { tool: { ...SOURCE, tables: undefined } },
      },
    ],
    ['the place of the stack', { env: undefined, connectors: { tool: { trust: SOURCE.trust } } }],
    ['the capacity of a table', { tables: { orders: { billing: { provisioned: undefined } } } }],
    ['what is acknowledged', { acknowledge: undefined, identity: undefined }],
    ['backup', { backup: { lock: undefined, copyTo: undefined, keepDays: undefined } }],
    ['the lock of backups', { backup: { lock: { minDays: undefined, maxDays: 3 }, keepDays: 2 } }],
    ['a table in a stage with backup', { backup: {}, tables: { orders: undefined } }],
    ['app clients', { identity: { userPool: { clients: { web: undefined } } } }],
    [
      'parts of tables',
      {
        tables: {
          orders: {
            partitionKey: { name: undefined, type: undefined },
            sortKey: { name: undefined, type: undefined },
            indexes: { byState: undefined, byDay: { projection: undefined } },
            billing: { provisioned: { read: undefined, write: { min: 5, max: undefined } } },
            encryption: { keyArn: undefined },
            rows: undefined,
          },
          others: {
            billing: { provisioned: { write: { min: undefined, max: 5 } } },
            rows: { by: 'own', id: undefined, match: 'prefix', delimiter: '-' },
          },
        },
      },
    ],
    ['replicas', { env: { region: 'us-east-1' }, tables: { orders: { replicas: [undefined] } } }],
    ['tenants', { ...IDENTITY, tenants: { acme: undefined } }],
    [
      'the session durations of tenants',
      { ...IDENTITY, tenants: { acme: { maxSessionDuration: undefined } } },
    ],
    ['the tenant claim', { identity: { tenantClaim: undefined }, tenants: { acme: undefined } }],
    ['the user pool', { identity: { userPool: undefined } }],
    [
      'parts of the user pool',
      {
        identity: {
          userPool: { domainPrefix: undefined, callbackUrls: undefined, logoutUrls: undefined },
        },
      },
    ],
    [
      'workloads and connectors',
      {
        tables: { orders: {} },
        groups: { admins: undefined },
        workloads: { api: undefined },
        connectors: { tool: undefined },
      },
    ],
    [
      'parts of workloads and connectors',
      {
        tables: { orders: {} },
        workloads: { api: { runsOn: undefined, tables: undefined } },
        connectors: {
          from: { purpose: 'source', tables: undefined, trust: SOURCE.trust },
          to: { purpose: 'destination', tables: ['orders', undefined], trust: SOURCE.trust },
          none: { purpose: 'destination', tables: ['orders'], trust: undefined },
          nobody: { purpose: 'source', tables: ['orders'], trust: {} },
        },
      },
    ],
    [
      'parts of a trust',
      {
        env: { region: 'us-gov-west-1' },
        connectors: {
          one: { trust: { principalArn: undefined, externalId: 'ab' } },
          two: { trust: { principalArn: undefined, allowAccountRoot: true } },
          three: { ...CERTIFIED, trust: { rolesAnywhere: undefined } },
          four: { ...DESTINATION, maxSessionDuration: undefined },
        },
      },
    ],
  ])('conclude nothing if these are invalid: %s', (_title, stage) => {
    expect(rules.flatMap((rule) => rule(stage))).toEqual([]);
  });
});

describe('rule on the parts of a section', () => {
  const check = (_part: object, path: readonly (string | number)[]) => [
    invalidValue(path, 1, 'another', 'change it'),
  ];
  const stage: PartialStage = {
    tables: { orders: {}, legacy: { existing: undefined }, invalid: undefined },
    workloads: { api: {}, invalid: undefined },
    connectors: { tool: {}, invalid: undefined },
  };

  test.each([
    [forEachTable, ['tables.orders', 'tables.legacy']],
    [forEachNewTable, ['tables.orders']],
    [forEachWorkload, ['workloads.api']],
    [forEachConnector, ['connectors.tool']],
  ])('checks each that is valid: %p', (forEach, paths) => {
    expect(forEach(check)(stage).map(({ path }) => path.join('.'))).toEqual(paths);
    expect(forEach(check)({})).toEqual([]);
  });
});

test('grants are those of tables, and those of groups on them', () => {
  const rows = 'all' as const;
  const groups = { admins: { tables: { orders: { rows }, other: undefined } }, none: undefined };
  const grants = writtenGrants({ tables: { orders: { rows }, other: undefined }, groups });
  expect(grants).toEqual([
    { path: ['tables', 'orders'], tableId: 'orders', grant: { rows } },
    { path: ['groups', 'admins', 'tables', 'orders'], tableId: 'orders', grant: { rows } },
  ]);
  expect(grants.map(({ path }) => namedUsers(path))).toEqual([
    'every signed-in user',
    'every member of admins',
  ]);
  expect(writtenGrants({})).toEqual([]);
});

describe('rule on a key that is left out', () => {
  test.each<[boolean, object, readonly string[]]>([
    [true, {}, []],
    [true, {}, ['region']],
    [true, { env: {} }, ['region']],
    [false, { env: {} }, []],
    [false, { env: undefined }, []],
    [false, { env: undefined }, ['region']],
    [false, { env: null }, ['region']],
    [false, { env: 5 }, ['region']],
    [false, { env: { region: undefined } }, ['region']],
    [true, Object.create({ env: {} }), []],
  ])('%s: in %j, %j', (expected, stage, inner) => {
    expect(isLeftOut(stage, 'env', ...inner)).toBe(expected);
  });
});
