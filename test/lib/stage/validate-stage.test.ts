import { validateStage } from '../../../lib/stage/validate-stage';
import { MINIMAL, SHIPPED, shippedStage, withTable } from '../../stages';
import { errorsOf, pathsOf } from './errors-of';
import { paths, replaced } from './paths';

const KEY = { name: 'pk', type: 'string' };

test.each([['the smallest stage', MINIMAL], ...SHIPPED.map((name) => [name, shippedStage(name)])])(
  '%s is valid',
  (_name, stage) => {
    expect(errorsOf(stage)).toEqual([]);
  },
);

test('defaults are filled in', () => {
  expect(validateStage(MINIMAL)).toEqual({
    ok: true,
    value: {
      stackName: 'orders-minimal',
      env: {},
      removalPolicy: 'retain',
      tags: {},
      tables: {
        orders: {
          partitionKey: KEY,
          rows: { by: 'all' },
          actions: ['GetItem', 'PutItem', 'UpdateItem'],
          queryIndexes: [],
          billing: 'onDemand',
          pointInTimeRecovery: { days: 35 },
          encryption: 'awsOwned',
          indexes: {},
          replicas: [],
        },
      },
      identity: { userPool: {}, classicFlow: false },
      sessions: {},
      tenants: {},
      groups: {},
      workloads: {},
      connectors: {},
      acknowledge: {},
    },
  });
});

test('every error is reported at once, those that span keys beside those of single keys', () => {
  const stage = {
    stackName: 'orders_dev',
    colour: 'red',
    tables: {
      orders: {
        ...MINIMAL.tables.orders,
        tableName: 'a/b',
        billing: { provisioned: { read: { min: 5, max: 1 }, write: { min: '1', max: 2 } } },
        pointInTimeRecovery: false,
      },
      Orders: { ...MINIMAL.tables.orders, rows: 'mine', sortKey: { ...KEY, type: 'number' } },
    },
    identity: { userPool: { userPoolId: 'nonsense' } },
  };
  expect(errorsOf(stage).sort()).toEqual([
    ['colour', 'unknownKey'],
    ['identity.userPool.userPoolClientId', 'missing'],
    ['identity.userPool.userPoolId', 'invalidValue'],
    ['stackName', 'invalidValue'],
    ['tables.Orders', 'duplicate'],
    ['tables.Orders.rows', 'invalidValue'],
    ['tables.Orders.sortKey.name', 'duplicate'],
    ['tables.Orders.sortKey.type', 'conflict'],
    ['tables.orders.billing.provisioned.read.max', 'conflict'],
    ['tables.orders.billing.provisioned.write.min', 'invalidValue'],
    ['tables.orders.pointInTimeRecovery', 'conflict'],
    ['tables.orders.tableName', 'invalidValue'],
  ]);
});

test('a key with the value undefined is as good as absent', () => {
  const rows = { by: 'own', id: undefined, match: 'prefix', delimiter: '-' };
  expect(pathsOf(withTable({ rows }))).toEqual(['tables.orders.rows.delimiter']);
  const recovery = withTable({ pointInTimeRecovery: false }, { removalPolicy: undefined });
  expect(pathsOf(recovery)).toEqual(['tables.orders.pointInTimeRecovery']);
});

const everything = shippedStage('everything');

test.each(paths(everything).map((path) => [path.join('.'), path]))(
  'null at %s is an error there or where the form begins, and stops no other check',
  (name, path) => {
    const found = pathsOf(replaced(everything, path, null));
    expect(found.some((one) => one === '' || `${name}.`.startsWith(`${one}.`))).toBe(true);
    expect(new Set(found).size).toBe(found.length);
  },
);

test('the input stays as it was', () => {
  const stage = { ...MINIMAL, stackName: 'a_b', tables: { orders: { rows: 'own' } } };
  const before = structuredClone(stage);
  validateStage(stage);
  expect(stage).toEqual(before);
});
